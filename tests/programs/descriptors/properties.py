# property: getter, setter, deleter, copies, docs, errors, subclasses.
class Temperature:
    def __init__(self):
        self._c = 20

    @property
    def celsius(self):
        "degrees"
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleted")
        self._c = None

    @property
    def read_only(self):
        return 1

    write_only = property(None, lambda self, value: print("wrote", value))
    nothing = property()
    with_doc = property(lambda self: 2, doc="given doc")


t = Temperature()
t.celsius = 30
print(t.celsius, Temperature.celsius.__doc__, Temperature.with_doc.__doc__, Temperature.read_only.__doc__)
t.write_only = 5
del t.celsius
print(t.celsius)
for run in (
    lambda: setattr(t, "celsius", -300),
    lambda: setattr(t, "read_only", 2),
    lambda: delattr(t, "read_only"),
    lambda: t.write_only,
    lambda: t.nothing,
    lambda: setattr(t, "nothing", 1),
    lambda: delattr(t, "nothing"),
    lambda: property(1, 2, 3, 4, 5),
    lambda: property().__get__(t),
):
    try:
        print(run())
    except (AttributeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
p = Temperature.celsius
print(p.fget.__name__, p.fset.__name__, p.fdel.__name__, p.__get__(None, Temperature) is p, p.getter(len).fget, p.__isabstractmethod__)


class Cached(property):
    def __get__(self, instance, owner=None):
        return ("cached", super().__get__(instance, owner))


class U:
    @Cached
    def x(self):
        return 5

    @x.setter
    def x(self, value):
        print("set x", value)


u = U()
u.x = 3
print(u.x, type(U.__dict__["x"]).__name__)


class V(U):
    @property
    def x(self):
        return super().x


print(V().x)
