# Attributes read, called and set at one place while classes and instances change.
class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    def name(self):
        return "Base.name"


class Derived(Base):
    pass


def read(o):
    return o.x


def kind(o):
    return o.kind


def call(o):
    return o.name()


def store(o, value):
    o.x = value
    return o.x


def see(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as error:
        print(f.__name__, type(error).__name__, error)


a, b = Base(1), Derived(2)
for o in (a, b, a, b):
    see(read, o), see(kind, o), see(call, o), see(store, o, 5)
Base.kind = "changed"
Base.name = lambda self: "changed"
see(kind, b), see(call, b), see(kind, a), see(call, a)
Derived.name = lambda self: "Derived's"
see(call, b), see(call, a)
b.name = lambda: "the instance's"
see(call, b), see(call, Derived(3))
b.kind = "the instance's"
see(kind, b), see(kind, Derived(3))
del b.name
see(call, b)
del Derived.name
see(call, b)
Base.x = property(lambda self: "a property", lambda self, value: print("set", value))
see(read, a), see(store, a, 9), see(read, b), see(store, b, 9)
del Base.x
see(read, a), see(read, b)
del a.x
see(read, a), see(store, a, 1)
a.__dict__["x"] = "through the dict"
see(read, a)
a.__dict__ = {"x": "another dict", "kind": "there"}
see(read, a), see(kind, a), see(store, a, 3)
print(a.__dict__)
a.__class__ = Derived
see(call, a), see(read, a)


class Other:
    x = "Other's"

    def name(self):
        return "Other.name"


b.__class__ = Other
see(call, b), see(read, b), see(kind, b)
Derived.__getattribute__ = lambda self, name: "hooked " + name
see(read, a), see(read, Base(1))
del Derived.__getattribute__
see(read, a)
Derived.__getattr__ = lambda self, name: "missing " + name
del a.x
see(read, a), see(read, Derived(4))
Base.__setattr__ = lambda self, name, value: print("not set", name, value)
see(store, Derived.__new__(Derived), 8)
del Base.__setattr__
see(store, Derived.__new__(Derived), 8)


class Slots:
    __slots__ = ("x", "kind")

    def name(self):
        return "Slots.name"


s = Slots()
see(read, s), see(store, s, 1), see(read, s), see(kind, s), see(call, s)
del s.x
see(read, s)
for o in ("text", [1], 5, None, len, Base):
    see(read, o), see(call, o)


class Many:
    pass


def fill(o, names):
    for name in names:
        setattr(o, name, name.upper())
    return list(o.__dict__)


print(fill(Many(), "abc"), fill(Many(), "acb"), fill(Many(), "cab"), fill(Many(), "abcd"))
m, n = Many(), Many()
m.a = m.b = n.b = n.a = 1
print(list(vars(m)), list(vars(n)), dir(m)[-2:])
del m.a
m.a = 2
print(vars(m))
for i in range(40):
    setattr(m, "k%d" % i, i), setattr(n, "k%d" % (39 - i), i)
print(m.k39, n.k0, len(vars(m)), list(vars(n))[:4])
