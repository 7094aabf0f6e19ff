# SystemExit with a number is the exit status and prints nothing.
print("leaving")
raise SystemExit(3)
