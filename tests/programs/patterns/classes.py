# Class patterns: __match_args__, keywords, built-in types with one position, errors.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    __match_args__ = ("x", "y", "z")
    z = 9


def what(subject):
    match subject:
        case Point3(1, z=9):
            return "three"
        case Point(0, 0):
            return "origin"
        case Point(x=0) | Point(y=0):
            return "axis"
        case Point(x, Point(a, b)):
            return f"nested {x} {a} {b}"
        case Point():
            return "point"
        case bool(b):
            return f"bool {b}"
        case int(i) | float(i):
            return f"number {i}"
        case str(s) | bytes(s) | bytearray(s):
            return f"text {s!r}"
        case list([one]) | tuple((one,)):
            return f"one {one}"
        case dict(d) | set(d) | frozenset(d):
            return f"holder {d}"
    return "?"


for subject in (Point3(1, 2), Point3(0, 0), Point(0, 0), Point(0, 5), Point(5, 0), Point(1, Point(2, 3)), Point(1, 2), True, 3, 2.5, "s", b"b", bytearray(b"c"), [7], (8,), [1, 2], {1: 2}, {3}, frozenset({4}), None):
    print(what(subject))


class NoArgs:
    pass


class Wrong:
    __match_args__ = ["x"]


class WrongItem:
    __match_args__ = (1,)


class Doubled:
    __match_args__ = ("x", "x")
    x = 1


def attempt(run):
    try:
        print(run())
    except TypeError as error:
        print(error)


def no_args():
    match NoArgs():
        case NoArgs(1): ...


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3): ...


def int_two():
    match 1:
        case int(1, 2): ...


def wrong():
    match Wrong():
        case Wrong(1): ...


def wrong_item():
    match WrongItem():
        case WrongItem(1): ...


def doubled():
    match Doubled():
        case Doubled(1, 1): ...


def both():
    match Point(1, 2):
        case Point(1, x=1): ...


for run in (no_args, too_many, int_two, wrong, wrong_item, doubled, both):
    attempt(run)
