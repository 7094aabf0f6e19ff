# What built-in types have themselves: one of them is not another's.
kinds = [list, dict, set, frozenset, tuple, range, slice, bytes, bytearray, bool, memoryview]
print(len({kind.__repr__ for kind in kinds}), list.__repr__ == dict.__repr__, list.__repr__ is list.__repr__)
print([kind.__repr__.__objclass__.__name__ for kind in kinds])
print(hash((1, 2)) == (1, 2).__hash__(), range(3).__hash__() == hash(range(3)), b"a".__hash__() == hash(b"a"))
print(range(3).__eq__(range(3)), range(3) == range(0, 3), [].append.__eq__(1))


class D(dict):
    __repr__ = object.__repr__


print(repr(D(a=1)).startswith("<__main__.D object at 0x"))


class L(list):
    def __repr__(self):
        return "L" + super().__repr__()


l = L([1])
l.append(l)
print(l)


class S(set):
    def __repr__(self):
        return "<" + super().__repr__() + ">"


print(S([1]), [S()])
print(type(...)(), type(NotImplemented)())
for wrong in (
    lambda: type(...)(1),
    lambda: str.split(1),
    lambda: str.__add__(1, "a"),
    lambda: list.append((), 1),
    lambda: int.bit_length("a"),
    lambda: tuple.__len__([]),
    lambda: dict.keys([]),
    lambda: str.join(1, []),
    lambda: BaseException.__init__(),
    lambda: int.__add__(),
    lambda: str.join(),
):
    try:
        wrong()
    except TypeError as error:
        print(error)


class E(enumerate):
    pass


class M(map):
    pass


print(list(E("ab")), next(E("xy")), [x for x in M(int, "12")], next(M(int, "7")))


class C:
    @classmethod
    def f(cls, x: int) -> str:
        "doc"

    @staticmethod
    def g(x: int) -> str:
        "docg"


print(C.__dict__["f"].__annotations__, C.__dict__["g"].__annotations__, C.__dict__["g"].__wrapped__.__name__)


class Loop:
    @property
    def __bases__(self):
        return (self, self, self)


try:
    issubclass(Loop(), int)
except RecursionError as error:
    print(error)
