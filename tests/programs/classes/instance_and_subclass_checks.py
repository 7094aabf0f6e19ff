# isinstance and issubclass: tuples, hooks, __class__ that lies, __bases__ of odd objects.
class A: pass
class B(A): pass


class Liar:
    __class__ = property(lambda self: A)


print(isinstance(Liar(), A), isinstance(Liar(), Liar), type(Liar()).__name__)
print(isinstance(1, (str, (bytes, (int,)))), isinstance(1, ()), issubclass(B, (int, (A,))), issubclass(bool, int))
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance(B, type))
for args in ((1, 5), (1, (int, 5)), (1, (str, 5)), (1, [int]), (1, list[int]), (1,), (1, int, 2)):
    try:
        print(isinstance(*args))
    except TypeError as error:
        print(error)
for args in ((5, int), (B, 5), (5, 5), (B, (5,)), (B,), (list[int], list), (int, list[int])):
    try:
        print(issubclass(*args))
    except TypeError as error:
        print(error)


class Check(type):
    def __instancecheck__(cls, obj):
        print("check", obj)
        return obj

    def __subclasscheck__(cls, other):
        print("subcheck", other)
        return []


class C(metaclass=Check):
    pass


print(isinstance([1], C), isinstance("", C), issubclass(int, C), isinstance(C.__call__(), C) is not None)


class Odd:
    def __init__(self, *bases):
        self.__bases__ = bases


top = Odd()
middle = Odd(top)
low = Odd(Odd(), middle)
print(issubclass(low, top), issubclass(top, low), issubclass(middle, middle))


class OnlyInstance:
    def __instancecheck__(self, obj):
        return obj == 3


print(isinstance(3, OnlyInstance()), isinstance(4, OnlyInstance()), isinstance(3, (OnlyInstance(), int)))


class Failing(type):
    def __instancecheck__(cls, obj):
        raise ZeroDivisionError("asked")


class F(metaclass=Failing):
    pass


try:
    isinstance(1, F)
except ZeroDivisionError as error:
    print(error)
print(isinstance(F(), F))
