# Attributes of classes that can be set, and what setting them does.
class A:
    "doc"


class B(A):
    pass


A.__name__ = "Renamed"
print(A, A.__name__, A.__qualname__)
A.__qualname__ = "Outer.Inner"
A.__module__ = "somewhere"
print(A, repr(A()).split(" at ")[0], B.__doc__, A.__doc__, B.__mro__)
A.__doc__ = "new doc"
print(A.__doc__, B.__base__ is A, B.__bases__ == (A,), A.__subclasses__(), A.__basicsize__ > 0, A.__dictoffset__ != 0)
for name, value in (("__name__", 5), ("__qualname__", None), ("__name__", "a\0b"), ("__base__", int), ("__bases__", 5), ("__bases__", ()), ("__dict__", {}), ("__class__", 5), ("__annotations__", {"x": int})):
    try:
        setattr(B, name, value)
        print("set", name)
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
for name in ("__name__", "__doc__", "__module__", "__annotations__", "__annotations__", "missing"):
    try:
        delattr(B, name)
        print("deleted", name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for name, value in (("__name__", "x"), ("real", 1), ("__doc__", "x"), ("new", 1)):
    try:
        setattr(int, name, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    del int.real
except TypeError as error:
    print(error)


class C:
    pass


c = B()
c.x = 1
try:
    c.__class__ = C
    print(type(c).__name__, c.x)
    c.__class__ = int
except TypeError as error:
    print(error)
try:
    (5).__class__ = bool
except TypeError as error:
    print(error)


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("b",)


try:
    S1().__class__ = S2
except TypeError as error:
    print(error)
try:
    c.__dict__ = 5
except TypeError as error:
    print(error)
c.__dict__ = {"y": 2}
print(c.y, hasattr(c, "x"))
