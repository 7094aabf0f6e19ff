# Messages that are empty, None, with newlines at the ends.
for args in ((), ("",), (None,), ("\n",), (" spaced ",)):
    try:
        raise ValueError(*args)
    except ValueError as error:
        print(repr(str(error)), error.args)
raise ValueError("\nsecond line\n")
