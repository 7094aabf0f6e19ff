# finally with return, break, continue, raise; values that are replaced.
def f(kind):
    for i in range(3):
        try:
            if kind == "return":
                return "try"
            if kind == "raise":
                raise ValueError("v")
            if kind == "break":
                break
            if kind == "continue":
                continue
        except ValueError:
            return "except"
        else:
            print("else", i)
        finally:
            print("finally", i)
    else:
        return "loop else"
    return "end"


for kind in ("return", "raise", "break", "continue", "none"):
    print(kind, f(kind))


def replaced():
    value = 1
    try:
        return value
    finally:
        value = 2


def nested():
    try:
        try:
            raise KeyError("a")
        finally:
            raise IndexError("b")
    except IndexError as error:
        return repr(error), repr(error.__context__)


print(replaced(), nested())
