# Closures as keys and callbacks of built-ins.
def by(*names):
    def key(record):
        return tuple(record[name] for name in names)

    return key


def counting(f):
    calls = 0

    def counted(*args):
        nonlocal calls
        calls += 1
        return f(*args)

    return counted, lambda: calls


records = [{"n": 2, "s": "b"}, {"n": 1, "s": "b"}, {"n": 3, "s": "a"}]
print([r["n"] for r in sorted(records, key=by("s", "n"))])
print([r["n"] for r in sorted(records, key=by("n"), reverse=True)])
key, calls = counting(lambda n: -n)
print(sorted([3, 1, 2], key=key), calls(), max([3, 1, 2], key=key), calls())
limit = 2
print(list(filter(lambda n: n >= limit, [1, 2, 3])), list(map(lambda n, m: n * m + limit, [1, 2], [3, 4])))
