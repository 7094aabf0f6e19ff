# The messages for unexpected, repeated and missing keyword arguments.
def f(a, b):
    pass


def g(*, x, y, z):
    pass


def h(a, /, b):
    pass


for call in (
    lambda: f(1, 2, c=3), lambda: f(1, a=1), lambda: f(1, 2, b=3), lambda: f(b=1), lambda: f(1, c=3), lambda: f(a=1, c=3),
    lambda: g(), lambda: g(x=1), lambda: g(x=1, y=2), lambda: g(1), lambda: g(w=1),
    lambda: h(1, a=1), lambda: h(1, 2, a=3), lambda: h(a=1, b=2), lambda: f(**{"a": 1}, **{"b": 2, "c": 3}),
):
    try:
        call()
        print("no error")
    except TypeError as e:
        print(type(e).__name__, e)
