# match: every kind of pattern, guards, captures that stay, and the errors of class patterns.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class Color:
    RED = 1


def kind(v):
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case Color.RED:
            return "red"
        case -5 | 2.5 | 1 + 2j:
            return "number"
        case "text" | b"bytes":
            return "text"
        case []:
            return "empty"
        case [x]:
            return "one", x
        case [1, *rest]:
            return "from 1", rest
        case (x, [y, z], *_):
            return "nested", x, y, z
        case [*start, "end"]:
            return "to end", start
        case {"kind": "circle", "r": r}:
            return "circle", r
        case {"kind": k, **rest} if rest:
            return "dict", k, rest
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return "on an axis", y
        case Point(a, y=b):
            return "point", a, b
        case Named(name=str(n), age=int() as age):
            return "named", n, age
        case int(n) if n > 100:
            return "big", n
        case int() | float():
            return "num"
        case str(s):
            return "str", s
        case _ as other:
            return "other", type(other).__name__


for value in [
    None, True, 1, -5, 2.5, 1 + 2j, "text", b"bytes", [], (7,), [1, 2, 3], (9, [8, 7], 6), [4, 5, "end"], "end",
    {"kind": "circle", "r": 3}, {"kind": 1, "more": 2}, {"kind": 1}, {}, Point(0, 0), Point(0, 4), Point(4, 0),
    Point(3, 4), Named(name="n", age=3), Named(name="n", age="3"), 1000, 50, 0.5, "s", {1}, range(3), bytearray(b"x"),
]:
    print(kind(value))

match [1, 2]:
    case [a, 3]:
        pass
    case [b, c]:
        print(b, c, "a" in globals())

for pattern in (1, 2, 3):
    try:
        match Point(1, 2):
            case Point(1, 2, 3) if pattern == 1:
                pass
            case Named(1) if pattern == 2:
                pass
            case Point(x=1, y=missing) if pattern == 3:
                print(missing)
    except TypeError as e:
        print(e)


class Bad:
    __match_args__ = ["x"]


class Twice:
    __match_args__ = ("x", "x")
    x = 1


for subject, cls in ((Bad(), Bad), (Twice(), Twice)):
    try:
        match subject:
            case cls(1, 1):
                print("matched")
    except TypeError as e:
        print(e)
