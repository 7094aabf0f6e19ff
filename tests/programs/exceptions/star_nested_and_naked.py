# except* in loops and functions, names deleted at the end, raise of parts, nested try.
def parts():
    try:
        raise ExceptionGroup("top", [ValueError("a"), TypeError("b"), ExceptionGroup("in", [ValueError("c")])])
    except* ValueError as group:
        for e in group.exceptions:
            print(repr(e))
        try:
            raise group
        except* ValueError as again:
            print(again is group, repr(again))
    except* TypeError as group:
        print(repr(group))
    try:
        group
    except NameError as error:
        print(error)


parts()
for i in range(3):
    try:
        try:
            raise ExceptionGroup(str(i), [KeyError(i), IndexError(i)])
        except* KeyError as e:
            if i == 1:
                raise LookupError(i) from e.exceptions[0]
        except* IndexError as e:
            if i == 2:
                raise
    except Exception as e:
        print(i, repr(e), repr(e.__cause__), repr(e.__context__))
        if isinstance(e, ExceptionGroup):
            for inner in e.exceptions:
                print("   ", repr(inner), repr(inner.__cause__), repr(inner.__context__))


def both():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError:
            raise KeyError("first")
        except* TypeError:
            raise IndexError("second")
    except ExceptionGroup as e:
        print(repr(e), repr(e.__context__))
        for inner in e.exceptions:
            print("   ", repr(inner), repr(inner.__context__))


both()


def swallowed():
    try:
        raise ValueError("x")
    except* ValueError as e:
        pass
    return "went on"


print(swallowed())
