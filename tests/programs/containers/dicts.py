# Dicts: order, every everyday method, merging, views.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 2 in d, list(d))
print(list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
print(d.pop("a"), d.pop("a", "gone"), d.setdefault("n", []), d.setdefault("b", 0), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d.popitem(), d)
del d["b"]
print(d | {"c": 0, "q": 1}, {**d, "x": 9}, dict(d, x=7), d.copy() == d, d.copy() is d)
d |= {"m": 5}
print(d, {1: "int", 1.0: "float", True: "bool"}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict(zip("xy", [1, 2])), dict([[1, 2], (3, 4)]), dict(), dict(a=1))
keys = d.keys()
d["later"] = 1
print(keys, "later" in keys, keys & {"x", "none"}, keys == set(d), list(reversed(d)), sorted(d))
d.clear()
print(d, bool(d), {None: 1, (1, 2): 2, 1.5: 3})
loop = {}
loop["me"] = loop
print(loop, {"nested": {"a": [1, {"b": 2}]}})
