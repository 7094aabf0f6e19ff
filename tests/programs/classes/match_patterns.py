# Every form of pattern: sequences, mappings, classes with __match_args__, built-ins that match themselves; errors.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Bare:
    pass


def kind(value):
    match value:
        case [1, *rest]:
            return "sequence from 1", rest
        case [Point(x=0), Point(0, y)]:
            return "points", y
        case {"a": a, **rest}:
            return "mapping with a", a, rest
        case {}:
            return "mapping"
        case str(text):
            return "text", text
        case complex(real=real, imag=imag):
            return real, imag
        case Point(x, y) if x == y:
            return "diagonal", x
        case Point(x, y=y):
            return "point", x, y
        case int() | float() as number:
            return "number", number
        case None:
            return "nothing"
        case (a, b):
            return "pair", a, b
        case Bare(missing=_):
            return "never"
        case _:
            return "something"


class Dict(dict):
    pass


for value in ([1, 2, 3], (1,), [Point(0, 1), Point(0, 2)], {"a": 1, "b": 2}, {}, "abc", 3j, Point(2, 2), Point(1, 2), 5,
              2.5, None, (3, 4), b"ab", Bare(), {3, 4}, range(1, 3), Dict(a=1), iter([1])):
    print(kind(value))


def bad(run):
    try:
        print(run())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def too_many():
    match Point(1, 2):
        case Point(a, b, c):
            pass


def twice():
    match Point(1, 2):
        case Point(a, x=b):
            pass


def no_args():
    match Bare():
        case Bare(a):
            pass


def wrong_args():
    class Wrong:
        __match_args__ = ["x"]
    match Wrong():
        case Wrong(a):
            pass


def same_key():
    class Keys:
        a = b = "key"
    match {"key": 1}:
        case {Keys.a: 1, Keys.b: 1}:
            pass


for run in (too_many, twice, no_args, wrong_args, same_key):
    bad(run)
