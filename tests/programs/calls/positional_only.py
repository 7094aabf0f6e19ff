# Positional-only parameters: their names are free for **kwargs.
def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def g(a, /, **kwargs):
    return a, kwargs


print(f(1), f(1, 20, 30), f(1, c=30, d=40), f(1, 20, c=30))
print(g(1, a=2, b=3))
for call in (lambda: f(), lambda: f(a=1), lambda: f(1, b=2), lambda: g(a=1), lambda: f(1, 2, 3, 4)):
    try:
        print(call())
    except TypeError as e:
        print(type(e).__name__, e)
