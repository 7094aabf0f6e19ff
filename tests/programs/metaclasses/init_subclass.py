# __init_subclass__: keywords, order, super, what it refuses.
class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        print("init_subclass", cls.__name__, tag, kw)
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append(cls.__name__)


class A(Base, tag="a"):
    pass


class B(A):
    pass


class Mixin:
    def __init_subclass__(cls, mixed=False, **kw):
        print("mixin", mixed, kw)
        super().__init_subclass__(**kw)


class C(Mixin, A, mixed=True, tag="c"):
    pass


print(Base.registry, A.tag, B.tag, C.tag, type(Base.__dict__["__init_subclass__"]).__name__)
for bases, kw in (((), {"x": 1}), ((Base,), {"tag": 1, "y": 2}), ((Mixin,), {"z": 3})):
    try:
        type("T", bases, {}, **kw)
    except TypeError as error:
        print(error)


class Raises:
    def __init_subclass__(cls):
        raise RuntimeError("no " + cls.__name__)


try:
    class Sub(Raises):
        print("body runs")
except RuntimeError as error:
    print(error, "Sub" in globals())


class Named:
    def __set_name__(self, owner, name):
        print("set_name", name, hasattr(owner, "tag"))


class Order(Base, tag=1):
    field = Named()


try:
    object.__init_subclass__(5)
except TypeError as error:
    print(error)
print(object.__init_subclass__())
