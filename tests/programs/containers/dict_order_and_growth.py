# A dict keeps the order of insertion through deletions, growth and many keys.
d = {}
for i in range(300):
    d[i * 37 % 301] = i
for i in range(0, 301, 2):
    d.pop(i, None)
d[2] = "again"
print(len(d), list(d)[:6], list(d)[-2:], sum(k for k in d), d[37], 4 in d)
for i in range(1000):
    d[f"key{i}"] = i
    if i % 3:
        del d[f"key{i}"]
print(len(d), d["key999"], "key998" in d, list(d)[-1])
mixed = {}
for key in (1, "1", (1,), 1.5, None, True, False, 0, "", (), 2 ** 70, -1, "古"):
    mixed[key] = mixed.get(key, 0) + 1
print(mixed, mixed[2 ** 70])


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return self.n == other.n


same_hash = {Key(n): n for n in range(20)}
print(same_hash[Key(13)], Key(20) in same_hash, len(same_hash), same_hash.pop(Key(4)), len(same_hash))
