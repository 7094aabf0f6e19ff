# What stands in a built-in type: slot wrappers, methods, class methods, computed attributes, members; bound and called by hand.
found = [object.__init__, str.join, dict.__dict__["fromkeys"], type.__dict__["__name__"], type(lambda: 0).__globals__,
         type(lambda: 0).__code__, list.__getitem__, dict.__contains__, tuple.__getitem__]
for value in found:
    print(repr(value), type(value).__name__, value.__name__, value.__qualname__, value.__objclass__)
print(object.__new__ is object.__new__, object.__new__.__self__, type(object.__new__).__name__)
print(int.__new__(int, "5"), str.__new__(str, 7))

bound = int.__add__.__get__(5)
print(bound(6), type(bound).__name__, bound.__self__, bound.__name__)
print(str.upper.__get__("a")(), type(str.upper.__get__("a")).__name__)
print(dict.__dict__["fromkeys"].__get__(None, dict)([1]))
print(type.__dict__["__name__"].__get__(int), str.join is str.join, int.__add__.__get__(None, int))
print((5).__add__.__qualname__, [].append.__qualname__, len.__module__, len.__qualname__)


class Slotted:
    __slots__ = ("x",)


member = Slotted.x
one = Slotted()
member.__set__(one, 4)
print(member, type(member).__name__, member.__get__(one), member.__get__(None, Slotted) is member, member.__objclass__)
member.__delete__(one)
for act in (lambda: one.x, lambda: member.__get__(3), lambda: type.__dict__["__name__"].__get__(3, int),
            lambda: str.upper(3), lambda: int.__add__.__get__(None, None)):
    try:
        print(act())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
