# Exceptions raised in handlers and in finally, and the context they get.
def f():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        except KeyError:
            raise IndexError("three")


try:
    f()
except IndexError as e:
    while e is not None:
        print(repr(e))
        e = e.__context__


def g():
    try:
        try:
            raise ValueError("lost?")
        finally:
            raise KeyError("from finally")
    except KeyError as e:
        return repr(e), repr(e.__context__)


print(g())


def handled_inside():
    try:
        raise ValueError("outer")
    except ValueError as outer:
        try:
            raise KeyError("inner")
        except KeyError as inner:
            first = inner.__context__ is outer
        try:
            raise
        except ValueError as same:
            return first, same is outer


print(handled_inside())
