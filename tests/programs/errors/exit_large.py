# The largest code that a process can have; True as a code.
try:
    raise SystemExit(True)
except SystemExit as error:
    print(error.code)
raise SystemExit(255)
