# Names in comprehensions: their own, the first iterable outside, closures, classes, globals.
i = "global"
print([i for i in range(3)], i, {i: j for i in "ab" for j in range(1)}, i)


def f(items):
    j = "local"
    out = [(j, item) for item in items]
    dup = [j for j in items]
    nested = [[j for j in range(item)] for item in items]
    fs = [lambda: (item, j) for item in items]
    return out, dup, nested, j, fs[0]()


print(f([1, 2]))


def g():
    out = []
    for x in [1, 2]:
        out.append([x for x in (x, x * 10)])
        out.append(x)
    return out, [y for y in range(3) if (total := y)], total


print(g())
try:
    print([z for z in z])
except NameError as error:
    print(error)
print([[a, b] for a in range(2) for b in [a] if b], [a for a in [[1, 2], [3]] for a in a], sorted({(lambda q: q * 2)(q) for q in range(3)}))
