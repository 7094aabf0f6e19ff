# Generator expressions: when each part runs, scopes, names, arguments, laziness.
def log(x):
    print("log", x)
    return x


g = (log(i) * 2 for i in log([1, 2, 3]) if log(i) != 2)
print("made", g.__name__, g.__qualname__)
print(next(g))
print(list(g))
n = 10
lazy = (n + i for i in range(2))
n = 20
print(list(lazy))


class Scope:
    items = [1, 2]
    try:
        values = list(x * len(items) for x in items)
    except NameError as error:
        values = str(error)
    first = list(x for x in items)


print(Scope.values, Scope.first)
print(sum(x for x in range(5)), max((x for x in "abc"), key=ord), dict((k, 1) for k in "ab"))
nested = ((a, b) for a in range(3) for b in range(a) if (a + b) % 2)
print(list(nested))
try:
    (1 / x for x in None)
except TypeError as error:
    print(error)
bad = (1 / x for x in [1, 0])
print(next(bad))
try:
    next(bad)
except ZeroDivisionError as error:
    print(error)
print(next(bad, "dead"))
print(list([y for y in range(x)] for x in range(3)))
print([f() for f in [lambda: i for i in range(3)]], [f() for f in list((lambda: i) for i in range(3))])
print([last := i for i in range(4)], last)
print(any((seen := x) > 2 for x in [1, 3, 5]), seen)


def keyword(it, *, scale=1):
    return [x * scale for x in it]


print(keyword((x for x in [1]), scale=2))
print(tuple(a for a, *_ in ["xy", "zw"]), set(k for k, v in {1: 2}.items()))
try:
    exec("[i := 0 for i in range(3)]")
except SyntaxError as error:
    print(error.msg)
