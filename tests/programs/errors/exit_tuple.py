# A code that is neither int nor None is printed to stderr.
raise SystemExit((1, "two"))
