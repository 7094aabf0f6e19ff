# dicts keep the order of insertion through deletions, growth, updates and copies.
d = {}
for i in range(40):
    d[i * 7 % 41] = i
for i in range(0, 40, 3):
    d.pop(i * 7 % 41)
print(list(d)[:10], len(d))
d[0] = "again"
d.update({1: "new", 500: "last"})
print(list(d.items())[:4], list(d)[-3:], d.popitem(), d.popitem()[0])
e = dict(reversed(list(d.items())[:5]))
print(e, {**e, "x": 1}, e | {0: 1}, list(e.copy()), list(dict.fromkeys("hello")))
e.pop(next(iter(e)))
print(next(iter(e)), list(reversed(e)))
d.clear()
d["fresh"] = 1
print(d)
