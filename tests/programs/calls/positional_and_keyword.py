# Positional and keyword arguments, defaults, and every order in which they may come.
def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 20), f(1, 20, 30))
print(f(1, c=30), f(a=10), f(c=30, a=10), f(b=20, c=30, a=10))
print(f(*[1, 2]), f(*(1,), c=3), f(**{"a": 1, "c": 5}), f(*"xy", **{"c": "z"}))
print(f(*[1], *[2, 3]), f(**{"a": 1}, **{"b": 5}), f(1, *[], **{}))
