# assert with and without a message, SystemExit and the classes that Exception doesn't cover.
for condition, message in ((True, "fine"), (False, "broken"), (0, None)):
    try:
        if message is None:
            assert condition
        else:
            assert condition, message
        print("passed")
    except AssertionError as e:
        print(type(e).__name__, repr(str(e)), e.args)
try:
    raise SystemExit(3)
except Exception:
    print("never")
except BaseException as e:
    print(type(e).__name__, e.code, issubclass(SystemExit, Exception))
print(issubclass(KeyboardInterrupt, Exception), issubclass(StopIteration, Exception), issubclass(ZeroDivisionError, ArithmeticError))
print(KeyError.__mro__, IndexError.__bases__, UnboundLocalError.__base__)
