# Views of dicts: live, set operations, comparison, changed while iterated.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
d["d"] = 4
print(k, v, i, len(k), len(v), len(i))
print(k & {"a", "z"} == {"a"}, sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), k == set("abcd"), k <= set("abcde"), k < set("abcd"), k >= {"a"}, k.isdisjoint("xyz"), k.isdisjoint("xa"))
print(("a", 1) in i, ("a", 2) in i, "a" in i, ("a",) in i, sorted(i & {("a", 1), ("q", 0)}), i == set(d.items()), sorted({"z"} | k), sorted({"a", "y"} - k))
print(1 in v, 9 in v, v == d.values(), list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping, type(k.mapping).__name__)


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: k[0])
attempt(lambda: hash(k))
attempt(lambda: hash(v) is not None)
attempt(lambda: k + k)
attempt(lambda: v & v)
attempt(lambda: k & 5)
attempt(lambda: k < 5)
attempt(lambda: v.mapping["a"])
attempt(lambda: type(k)())
attempt(lambda: k.mapping.clear())
attempt(lambda: k - 5)
attempt(lambda: {"a": []}.items() & {1})
attempt(lambda: {"a": []}.items() | {1})
for change in (lambda key: d.__setitem__("new" + key, 0), lambda key: d.__delitem__(key), lambda key: d.clear()):
    try:
        for key in d:
            change(key)
    except RuntimeError as error:
        print(error, len(d))
    d = {"a": 1, "b": 2}
d = {1: 2}
for key in d:
    d[key] = "values may change"
print(d, {1: 2}.keys() == {1: 3}.keys(), {1: 2}.items() == {1: 3}.items(), {}.keys() == set())
r = {}
r[1] = r.values()
print(str(r)[:20])
it = iter({1: 1, 2: 2})
print(next(it), it.__length_hint__(), next(it), it.__length_hint__())
