# SystemExit(None) is success; finally still runs.
try:
    raise SystemExit(None)
finally:
    print("finally")
