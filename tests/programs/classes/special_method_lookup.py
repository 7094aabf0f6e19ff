# Special methods are looked up on the type, never on the instance.
class A:
    def __len__(self):
        return 1


a = A()
a.__len__ = lambda: 99
a.__call__ = lambda: "called"
a.__add__ = lambda other: "added"
a.__iter__ = lambda: iter([1])
a.__getitem__ = lambda i: i
a.__contains__ = lambda i: True
a.__bool__ = lambda: False
a.__repr__ = lambda: "instance repr"
a.__eq__ = lambda other: True
a.__hash__ = lambda: 5
a.__format__ = lambda spec: "formatted"
a.__enter__ = a.__exit__ = lambda *x: None
a.__next__ = lambda: 1
a.__index__ = lambda: 1
a.__int__ = lambda: 1
print(len(a), bool(a), a == 5, repr(a) == "instance repr", hash(a) == 5, f"{a}" == "formatted")
for run in (lambda: a(), lambda: a + 1, lambda: iter(a), lambda: a[0], lambda: 1 in a, lambda: next(a), lambda: [1][a], lambda: int(a), lambda: abs(a), lambda: reversed(a), lambda: a < a, lambda: a @ a, lambda: -a, lambda: round(a), lambda: divmod(a, a), lambda: a ** a, lambda: float(a), lambda: complex(a), lambda: bytes(a), lambda: a()()):
    try:
        print(run())
    except TypeError as error:
        print(error)
A.__call__ = lambda self: "class call"
A.__add__ = lambda self, other: NotImplemented
A.__iter__ = lambda self: 5
print(a())
for run in (lambda: a + 1, lambda: 1 + a, lambda: iter(a), lambda: [*a]):
    try:
        print(run())
    except TypeError as error:
        print(error)
A.__iter__ = None
A.__contains__ = None
A.__reversed__ = None
A.__hash__ = None
A.__len__ = lambda self: -1
for run in (lambda: iter(a), lambda: 1 in a, lambda: reversed(a), lambda: hash(a), lambda: len(a), lambda: bool(a)):
    try:
        print(run())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
A.__len__ = lambda self: "x"
for value in ("x", 2.0, 10**30, -(10**30)):
    A.__len__ = lambda self, value=value: value
    try:
        print(len(a))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
