# Notes below the message of an uncaught exception; those that are no list of str.
error = ValueError("message")
error.add_note("a note")
error.add_note("")
error.add_note("  two\n  lines\n")
try:
    raise error
except ValueError as caught:
    caught.__notes__.append(5)
    raise KeyError("key") from caught
