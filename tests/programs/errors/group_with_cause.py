# A group with a cause and a context, in the tree and around it.
try:
    try:
        raise OSError("first")
    except OSError as error:
        raise ExceptionGroup("outer", [ValueError(1), TypeError("two\nlines")]) from error
except ExceptionGroup as group:
    group.add_note("noted\non two lines")
    raise RuntimeError("at last")
