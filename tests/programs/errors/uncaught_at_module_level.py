# An exception nobody catches: what was printed before it stays, then the traceback, status 1.
print("before")
value = [1, 2, 3]
value[5]
print("never")
