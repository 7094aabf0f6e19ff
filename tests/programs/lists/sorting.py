# sort: stability, keys, reverse with equals, keys that raise, lists changed while sorted.
class Item:
    def __init__(self, key, tag):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


items = [Item(k, t) for k, t in [(2, "a"), (1, "a"), (2, "b"), (1, "b"), (0, "a"), (2, "c")]]
print(sorted(items), sorted(items, reverse=True))
print(sorted(items, key=lambda i: i.tag), sorted(items, key=lambda i: (i.tag, -i.key)))
print(sorted([3, 1, 2], key=str), sorted([True, 0, 2.5, -1]), sorted(["b", "A", "a"], key=str.lower), sorted([(1, "b"), (1, "a")]))


class Fails(Exception):
    pass


data = [5, 3, 1, 4]
def bad_key(x):
    if x == 1:
        raise Fails(x)
    return x
try:
    data.sort(key=bad_key)
except Fails as error:
    print("failed", error, data)


class BadLess:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 3:
            raise Fails("less")
        return self.n < other.n


bad = [BadLess(n) for n in (1, 2, 3, 0)]
try:
    bad.sort()
except Fails:
    print(sorted(b.n for b in bad))
changing = [3, 2, 1]
def changes(x):
    changing.append(x)
    return x
try:
    changing.sort(key=changes)
except ValueError as error:
    print(error, changing)
seen = []
def empty_while(x):
    seen.append(len(watched))
    return x
watched = [2, 1]
watched.sort(key=empty_while)
print(seen, watched)
for run in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1j, 2j]), lambda: sorted(5), lambda: sorted([1], 2), lambda: sorted(), lambda: sorted([1], foo=2), lambda: sorted([object(), object()])):
    try:
        run()
    except TypeError as error:
        print(error)
big = [(i * 7919) % 1000 for i in range(500)]
print(sorted(big) == sorted(big, key=lambda x: x), sorted(big, reverse=True)[:5], sorted(big)[:5])
print(sorted([float("nan"), 1.0], key=lambda x: x != x), sorted({3: 1, 1: 2}), sorted(range(3, 0, -1)), sorted([[2], [1, 5], []]))
