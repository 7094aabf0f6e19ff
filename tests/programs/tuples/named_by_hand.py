# A class over tuple with properties: indexing, unpacking, equality, pattern matching.
from operator import itemgetter


class Point(tuple):
    __slots__ = ()
    __match_args__ = ("x", "y")

    def __new__(cls, x, y=0):
        return super().__new__(cls, (x, y))

    x = property(itemgetter(0))
    y = property(itemgetter(1))

    def __repr__(self):
        return f"Point(x={self.x!r}, y={self.y!r})"

    def replace(self, **kw):
        return type(self)(kw.get("x", self.x), kw.get("y", self.y))


p = Point(1, 2)
x, y = p
print(p, p[0], p.y, x, y, p == (1, 2), hash(p) == hash((1, 2)), p.replace(x=5), p + (3,), p < Point(1, 3), sorted([Point(2), Point(1, 9)]), len(p), *p)
match p:
    case Point(1, y):
        print("matched", y)
match (1, 2):
    case Point():
        print("never")
    case (a, b):
        print(a, b)
for name, value in (("x", 5), ("z", 1)):
    try:
        setattr(p, name, value)
    except AttributeError as error:
        print(error)
