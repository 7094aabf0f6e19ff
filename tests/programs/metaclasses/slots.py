# __slots__: descriptors, missing values, inheritance, layouts, errors.
class P:
    __slots__ = ("x", "_y", "__private")

    def __init__(self):
        self.x = 1
        self.__private = 2

    def private(self):
        return self.__private


p = P()
print(p.x, p.private(), p._P__private, type(P.x).__name__, P.x, hasattr(p, "__dict__"))
for run in (lambda: p._y, lambda: setattr(p, "z", 1), lambda: p.z, lambda: delattr(p, "_y"), lambda: P.x.__get__(5), lambda: P.x.__set__(5, 1)):
    try:
        run()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
del p.x
print(hasattr(p, "x"), P.__slots__)


class Q(P):
    pass


q = Q()
q.anything = 3
print(q.__dict__, q.x)


class R(P):
    __slots__ = {"w": "the doc of w"}


r = R()
r.w = 5
print(r.w, R.w.__doc__, R.__slots__, r.x)


class S:
    __slots__ = "single"


s = S()
s.single = "str"
print(s.single)


class D:
    __slots__ = ("__dict__", "a")


d = D()
d.a, d.b = 1, 2
print(d.__dict__, d.a, hasattr(d, "__weakref__"))


def attempt(bases, namespace):
    try:
        cls = type("T", bases, namespace)
        print("made", [k for k in vars(cls) if not k.startswith("__")])
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt((), {"__slots__": ("a",), "a": 1})
attempt((), {"__slots__": (1,)})
attempt((), {"__slots__": ("no way",)})
attempt((int,), {"__slots__": ("a",)})
attempt((tuple,), {"__slots__": ()})
attempt((), {"__slots__": ("__dict__", "__dict__")})
attempt((D,), {"__slots__": ("__dict__",)})
attempt((P, S), {})
attempt((P, type("E", (), {"__slots__": ()})), {"__slots__": ("b",)})
attempt((), {"__slots__": iter(["i", "j"])})
attempt((), {"__slots__": 5})
