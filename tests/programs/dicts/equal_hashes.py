# Only 3.12: slices have a hash.
# Keys with one hash: the walk over slots comes by some of them twice; a comparison may change the dict.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 42

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


for many in (5, 19, 20, 33, 64, 100):
    d = {Key(n): n for n in range(many)}
    print(many, len(d), d[Key(many - 1)], d[Key(0)], Key(many) in d, sum(d.values()))
    for n in range(0, many, 3):
        del d[Key(n)]
    print(len(d), Key(1) in d, Key(0) in d, d.setdefault(Key(0), "new"))
    print(len({Key(n) for n in range(many)}))


class Meddler:
    """Compares by putting something else into the dict."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        d.setdefault(100 + len(d), None)
        return self.n == other.n


d = {Meddler(1): 1, Meddler(2): 2}
print(d[Meddler(2)])
d = {}
try:
    for key in {1: 1, 2: 2}:
        d[key] = key
    for key in d:
        d.pop(1, None)
        d[3] = 1
        d[1] = 1
except RuntimeError as error:
    print(error)


class Bound:
    def method(self):
        pass


b = Bound()
print(hash(b.method) == hash(b.method), {b.method: 1}[b.method], len({b.method, Bound().method}))
print(hash(slice(1, 2)) == hash(slice(1, 2)), {slice(None, 3): "s"}[slice(None, 3, None)])
print(slice(1, 2) < slice(1, 3), slice(2, 1) >= slice(1, 9), slice("a", "b") == slice("a", "b"))
try:
    hash(slice([]))
except TypeError as error:
    print(error)


class Items(set):
    pass


print({1} in {frozenset([1])}, Items([1]) in {frozenset([1])})
