# sys.exc_info and sys.exception through nested handlers, generators and calls.
import sys


def now():
    error = sys.exception()
    return repr(error), sys.exc_info()[0] is (type(error) if error else None)


print(now())
try:
    raise ValueError("a")
except ValueError:
    print(now())
    try:
        raise KeyError("b")
    except KeyError:
        print(now())
    print(now())

    def gen():
        yield now()
        try:
            raise IndexError("c")
        except IndexError:
            yield now()
        yield now()
    g = gen()
    print(next(g), next(g), now())
print(now(), next(g))
