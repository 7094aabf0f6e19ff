# collections.namedtuple: fields, defaults, methods, errors.
from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), Point._fields, len(p), p + (3,), Point(*"ab"), Point(**{"x": 5, "y": 6}))
print(p._replace(x=10), p._asdict(), Point._make([7, 8]), Point.__doc__, Point.__name__, Point.__module__)
x, y = p
print(x, y, hash(p) == hash((1, 2)), isinstance(p, tuple), Point.__match_args__, p.__getnewargs__())
Account = namedtuple("Account", ["owner", "balance", "limit"], defaults=[0, None])
print(Account("me"), Account("you", 5), Account._field_defaults, Account("a", limit=3))
print(namedtuple("R", "a def a _x b", rename=True)._fields, namedtuple("E", "")(), namedtuple("C", "a,b")(1, 2))


class Vector(namedtuple("Vector", "x y z")):
    __slots__ = ()

    def __abs__(self):
        return sum(c * c for c in self) ** 0.5

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self, other)))


print(abs(Vector(2, 3, 6)), Vector(1, 2, 3) + Vector(1, 1, 1), Vector(1, 2, 3)._replace(z=0))
match p:
    case Point(x=1, y=second):
        print("matched", second)
for call in (
    lambda: Point(1), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, 2, z=3), lambda: Point(1, x=2),
    lambda: Account(), lambda: Account(1, 2, 3, 4), lambda: Point._make([1]), lambda: p._replace(q=1),
    lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "_a"), lambda: namedtuple("T", "class"),
    lambda: namedtuple("1T", "a"), lambda: namedtuple("T", "a b", defaults=(1, 2, 3)), lambda: setattr(p, "x", 5),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
