# __cause__, __context__, __suppress_context__: who sets them, what may be set.
def show(error):
    print(repr(error), "cause", repr(error.__cause__), "context", repr(error.__context__), error.__suppress_context__)


try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2)
except KeyError as error:
    show(error)
try:
    try:
        raise ValueError(1)
    except ValueError as inner:
        raise KeyError(2) from inner
except KeyError as error:
    show(error)
    error.__suppress_context__ = False
    show(error)
try:
    raise KeyError(3) from None
except KeyError as error:
    show(error)
try:
    raise KeyError from IndexError
except KeyError as error:
    show(error)
for cause in (5, "text", int):
    try:
        raise KeyError(4) from cause
    except TypeError as error:
        print(error)
error = ValueError("set")
for value in (KeyError("k"), None, 5):
    for name in ("__cause__", "__context__"):
        try:
            setattr(error, name, value)
        except TypeError as refused:
            print(refused)
show(error)
try:
    del error.__cause__
except TypeError as refused:
    print(refused)
# A cycle is not made: the earlier link is cut.
a, b = ValueError("a"), ValueError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except ValueError:
            raise a
except ValueError as caught:
    show(caught)
    show(b)
try:
    raise a from a
except ValueError as caught:
    print(caught.__cause__ is caught)
