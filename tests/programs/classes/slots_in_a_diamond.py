# A class whose bases have their slots from one common class; bases with slots of their own conflict.
class Base:
    __slots__ = ('a', 'b')


class Left(Base):
    __slots__ = ()


class Right(Base):
    __slots__ = ()


class Both(Left, Right):
    __slots__ = ('c',)


x = Both()
x.a, x.b, x.c = 1, 2, 3
print(x.a, x.b, x.c, Both.__mro__[1].__name__, Both.__base__.__name__)


class Other:
    __slots__ = ('a', 'b')


class More(Right):
    __slots__ = ('d',)


class Deep(Left, More):
    __slots__ = ()


y = Deep()
y.d = 4
print(y.d, Deep.__mro__[2].__name__)
try:
    class Conflict(Left, Other):
        pass
except TypeError as e:
    print(e)
