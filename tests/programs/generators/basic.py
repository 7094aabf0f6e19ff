# Generators: laziness, next, exhaustion, return values, several at once.
def count(n):
    print("start")
    for i in range(n):
        print("before", i)
        yield i
    print("end")
    return "result"


g = count(2)
print("made")
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print(type(e).__name__, e.value)
print(next(g, "exhausted"), list(g), iter(g) is g, type(g).__name__, g.__name__, g.__qualname__)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f1, f2 = fib(), fib()
print([next(f1) for _ in range(10)], next(f2), next(f1), [x for x, _ in zip(fib(), range(5))])


def nothing():
    return
    yield


print(list(nothing()), sum(x for x in nothing()))
