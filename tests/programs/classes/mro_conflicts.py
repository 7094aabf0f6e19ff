# Method resolution orders: diamonds, conflicts and their texts, duplicates, mro().
class O: pass
class X(O): pass
class Y(O): pass
class A(X, Y): pass
class B(Y, X): pass


def names(cls):
    return [c.__name__ for c in cls.__mro__]


print(names(A), names(B))


def attempt(*bases):
    try:
        print(names(type("T", bases, {})))
    except TypeError as error:
        print(error)


attempt(A, B)
attempt(O, X)
attempt(X, O)
attempt(X, X)
attempt(object, O)
attempt(bool)
attempt(type(None))
attempt(type(len))
attempt(type(lambda: 1))
attempt(int, str)
attempt(int, float)
attempt(list, dict)
attempt(int, O)
attempt(O, int)
attempt(type(Ellipsis))
attempt(range)
attempt(slice)
attempt(memoryview)
attempt(type(i for i in []))
attempt(5)


class K1(A): pass
class K2(Y): pass
class K3(K1, K2): pass


print(names(K3), K3.mro() == list(K3.__mro__))


class Meta(type):
    def mro(cls):
        order = super().mro()
        return [order[0]] + order[1:][::-1] if cls.__name__ == "Odd" else order


class Base(metaclass=Meta):
    def who(self):
        return "Base"


class Mid(Base):
    def who(self):
        return "Mid"


class Odd(Mid):
    pass


print(names(Odd)[:2], Odd.who(None))
