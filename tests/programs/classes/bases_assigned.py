# __bases__ assigned, __subclasses__, and a metaclass with an mro() of its own.
class A:
    def hi(self):
        return "A"


class B:
    def hi(self):
        return "B"


class C(A):
    pass


class D(C):
    pass


thing = D()
print(thing.hi(), D.__mro__)
C.__bases__ = (B,)
print(thing.hi(), D.__mro__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B, A)
print([cls.__name__ for cls in D.__mro__], A.__subclasses__(), C.__base__)
for bases in (3, (), (3,), (D,)):
    try:
        C.__bases__ = bases
    except TypeError as error:
        print(error)
try:
    int.__bases__ = (object,)
except TypeError as error:
    print(error)
try:
    del C.__bases__
except TypeError as error:
    print(error)


class Meta(type):
    def mro(cls):
        return [cls, B, object]


class E(metaclass=Meta):
    pass


print(E.__mro__, E().hi(), E.__bases__)


class Wrong(type):
    def mro(cls):
        return [cls, 3]


try:
    class F(metaclass=Wrong):
        pass
except TypeError as error:
    print(error)
print(C.__flags__ >> 9 & 1, int.__flags__ >> 9 & 1, int.__flags__ >> 24 & 1, D.__abstractmethods__ if 0 else "")
try:
    D.__abstractmethods__
except AttributeError as error:
    print(error)
