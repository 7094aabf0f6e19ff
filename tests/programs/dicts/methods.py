# Every method of dict, with what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("c", 4), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d, d.update({"x": 9}), d.update([("y", 8)], z=7), d)
print(d.copy() == d, d.copy() is d, dict.fromkeys("abc"), dict.fromkeys([1, 2], []), d.keys(), d.values(), d.items())
print(dict(a=1), dict({"b": 2}, c=3), dict([("k", 1), ["l", 2]]), dict(zip("ab", [1, 2])), dict(["xy", "zw"]))
for run in (
    lambda: {}["k"], lambda: {}[1, 2], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {}.get(), lambda: {}.get([]), lambda: {[]: 1}, lambda: {}.pop(), lambda: {}.pop(1, 2, 3),
    lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update([(1, 2, 3)]), lambda: {}.update(["abc"]), lambda: {}.update(1, 2), lambda: dict(5), lambda: dict([5]), lambda: dict(1, 2), lambda: dict([("a",)]),
    lambda: {}.setdefault(), lambda: {}.fromkeys(), lambda: {}.fromkeys(5), lambda: {} | [], lambda: {} < {}, lambda: {} + {}, lambda: hash({}), lambda: {}.copy(1), lambda: {}.keys(1), lambda: {}.has_key(1),
):
    attempt(run)
e = {1: "a"} | {2: "b"} | {1: "c"}
e |= [(3, "d")]
e |= {4: "e"}
print(e, 1 in e, 9 in e, len(e), list(e), list(reversed(e)), e == {4: "e", 3: "d", 2: "b", 1: "c"}, {1: 1} != {1: 2})
del e[1]
e[1] = "again"
print(e, e.clear(), e, bool(e))
print({1: "int", 1.0: "float", True: "bool"}, {**{"a": 1}, "b": 2, **{"a": 3}}, {k: v for k, v in [(1, 2), (1, 3)]})
recursive = {}
recursive["me"] = recursive
print(recursive)


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m, m, type(m.copy()).__name__, type(m | {}).__name__, Missing.fromkeys("x"))
for name in ("keys", "items", "values"):
    it = iter(getattr({1: 2}, name)())
    print(type(it).__name__, list(it), next(it, "end"))
