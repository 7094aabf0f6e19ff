# except*: what each clause is given, what goes on, bare exceptions wrapped, order.
def run(exc, reraise=None):
    try:
        try:
            raise exc
        except* ValueError as e:
            print("  V", type(e).__name__, repr(e))
            if reraise:
                raise reraise
        except* (TypeError, KeyError) as e:
            print("  TK", repr(e), len(e.exceptions))
        except* OSError:
            print("  OS")
            raise
        else:
            print("  else")
        finally:
            print("  finally")
        print("  through")
    except BaseException as e:
        print("  out", repr(e), repr(e.__context__), repr(e.__cause__))


E = ExceptionGroup
cases = [
    ValueError("plain"),
    E("1", [ValueError(1), KeyError(2)]),
    E("2", [ValueError(1), OSError(2), ZeroDivisionError(3)]),
    E("3", [E("4", [TypeError(1), E("5", [KeyError(2), ValueError(3)])])]),
    ZeroDivisionError("not caught"),
    KeyboardInterrupt(),
    BaseExceptionGroup("6", [KeyboardInterrupt(), ValueError(1)]),
]
for case in cases:
    print(repr(case))
    run(case)
print("new one raised")
run(E("7", [ValueError(1), KeyError(2)]), RuntimeError("new"))
run(E("8", [ValueError(1), OSError(2)]), RuntimeError("new"))


def wrong(kind):
    try:
        try:
            raise ValueError(1)
        except* kind:
            print("no")
    except TypeError as error:
        print(error, repr(error.__context__))


wrong(ExceptionGroup)
wrong((ValueError, BaseExceptionGroup))
wrong(5)
try:
    pass
except* ValueError:
    print("no")
else:
    print("nothing raised")
