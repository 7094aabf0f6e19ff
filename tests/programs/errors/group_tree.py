# An uncaught exception group is shown as a tree.
def fail(n):
    raise ValueError(f"number {n}")


def gather():
    errors = []
    for n in range(2):
        try:
            fail(n)
        except ValueError as error:
            error.add_note(f"note {n}")
            errors.append(error)
    try:
        raise TypeError("inner")
    except TypeError as error:
        errors.append(ExceptionGroup("nested", [error, KeyError("k")]))
    raise ExceptionGroup("several", errors)


gather()
