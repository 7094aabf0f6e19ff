# A built-in type's method in a class of a program under another name.
import enum
from typing import NamedTuple


class Number(int):
    def __repr__(self):
        return "mine"

    __str__ = int.__repr__


x = Number(5)
print(str(x), x, f"{x}", format(x), f"{x:03}", "%s" % x, repr(x))


class Plain(int):
    def __repr__(self):
        return "mine"


x = Plain(5)
print(str(x), x, f"{x}", format(x), f"{x:03}", "%s" % x, int.__repr__(x))


class Level(enum.IntEnum):
    LOW = 1


class Kind(enum.StrEnum):
    A = "a"


print(Level.LOW, f"{Level.LOW}", f"{Level.LOW:02}", repr(Level.LOW), Kind.A, f"{Kind.A:>3}", repr(Kind.A))


class Point(NamedTuple):
    x: int
    y: int = 3


print(Point(1), Point.__bases__, Point(1)._replace(x=2))


class Base:
    def __mro_entries__(self, bases):
        print("asked with", len(bases))
        return (Number,)


class Derived(Base()):
    pass


print(Derived.__bases__, len(Derived.__orig_bases__), Derived(4))


def function():
    pass


function.__mro_entries__ = lambda bases: ()


class Free(function):
    pass


print(Free.__bases__)
function.__mro_entries__ = lambda bases: []
try:

    class Wrong(function):
        pass

except TypeError as error:
    print(error)
