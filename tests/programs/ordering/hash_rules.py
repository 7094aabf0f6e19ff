# __eq__ without __hash__, inherited hashes, dict keys that compare, keys that raise.
class A:
    pass


class B(A):
    def __eq__(self, other):
        return True


class C(B):
    __hash__ = A.__hash__


class D(C):
    pass


class E:
    def __hash__(self):
        return 1


print(A.__hash__ is object.__hash__, B.__hash__, C.__hash__ is object.__hash__, D.__hash__ is object.__hash__, E().__hash__(), hash(E()))


class Key:
    def __init__(self, n, h):
        self.n, self.h = n, h

    def __hash__(self):
        print("hash", self.n)
        return self.h

    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other))
        return self.n == other.n


d = {Key("a", 1): 1, Key("b", 1): 2}
print(d[Key("b", 1)], Key("c", 2) in d, len({Key("a", 5), Key("a", 5)}))
k = Key("z", 3)
print({k: 1}[k])


class Raises:
    def __init__(self, where):
        self.where = where

    def __hash__(self):
        if self.where == "hash":
            raise KeyError("in hash")
        return 1

    def __eq__(self, other):
        raise LookupError("in eq")


for run in (lambda: {Raises("hash"): 1}, lambda: {Raises("eq"): 1, Raises("eq"): 2}, lambda: {1: 2}.get(Raises("eq")), lambda: {1: 2}.get(Raises("hash")), lambda: Raises("eq") in {1}):
    try:
        run()
    except LookupError as error:
        print(type(error).__name__, error)
for value in (2**61 - 1, -(2**61 - 1), 2**31, -1, 0.1, float("inf")):
    class H:
        def __hash__(self, value=value):
            return value
    try:
        print(hash(H()))
    except TypeError as error:
        print(error)
