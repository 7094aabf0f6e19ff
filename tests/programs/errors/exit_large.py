# Codes beyond a byte, negative ones, True.
try:
    raise SystemExit(True)
except SystemExit as error:
    print(error.code)
raise SystemExit(-1)
