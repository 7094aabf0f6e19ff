# except*: split by type, nested groups, what is left is raised again, exceptions raised in handlers, naked exceptions,
# else and finally, break out of a loop around it.


def run(what):
    try:
        try:
            raise what
        except* ValueError as e:
            print("values", type(e).__name__, [str(x) for x in e.exceptions])
        except* (TypeError, KeyError) as e:
            print("others", repr(e))
        except* OSError as e:
            raise RuntimeError("while handling") from e
        else:
            print("not printed")
        finally:
            print("finally")
    except BaseException as e:
        print("left", repr(e), repr(e.__cause__), repr(e.__context__))


run(ValueError("naked"))
run(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
run(ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [ValueError(2), KeyError("k"), ZeroDivisionError()])]))
run(ExceptionGroup("os", [OSError("o"), ValueError("v")]))
run(ZeroDivisionError("nobody"))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError("v")]))

try:
    pass
except* ValueError:
    print("not printed")
else:
    print("else")

try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise
    except* TypeError as e:
        raise ValueError("new")
except ExceptionGroup as e:
    print(repr(e))
    for inner in e.exceptions:
        print(" ", repr(inner), repr(inner.__context__))

for i in range(2):
    try:
        raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as e:
        seen = e
    print(i, "e" in globals(), seen.exceptions)

for bad in (ExceptionGroup, (ValueError, ExceptionGroup), 5):
    try:
        try:
            raise ValueError
        except* bad:
            pass
    except TypeError as e:
        print(e)
