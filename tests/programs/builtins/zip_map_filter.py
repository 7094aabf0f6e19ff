# zip with strict, map with several, filter with None; laziness, errors in the middle.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


print(list(zip("ab", [1, 2, 3])), list(zip([1])), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", "cd", strict=True)), dict(zip("ab", range(2))), list(map(lambda a, b: a + b, [1, 2], (3, 4, 5))), list(map(None.__class__, [])), list(filter(None, [0, 1, "", "a", None])), list(filter(str.isupper, "aBcD")))
for run in (lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("ab", "cd", "e", strict=True)), lambda: zip(5), lambda: zip("a", 5), lambda: zip("a", foo=1), lambda: map(), lambda: map(len), lambda: map(len, 5), lambda: list(map(5, [1])), lambda: list(map(len, [1])), lambda: filter(len), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: filter(None, [1], 2), lambda: zip(strict=1) and list(zip(strict=1)), lambda: map(len, [], foo=1)):
    attempt(run)


def noisy(name, n):
    for i in range(n):
        print("give", name, i)
        yield i


print(list(zip(noisy("a", 2), noisy("b", 1))))
m = map(lambda x: 1 // x, [1, 0, 2])
print(next(m))
attempt(lambda: next(m))
print(next(m), next(m, "end"), type(m).__name__, iter(m) is m)
