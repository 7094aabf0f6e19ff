# The messages for what can't be unpacked into a call.
def f(*args, **kwargs):
    return args, kwargs


for call in (
    lambda: f(*1), lambda: f(*None), lambda: f(**1), lambda: f(**[("a", 1)]), lambda: f(**{1: 2}),
    lambda: f(a=1, **{"a": 2}), lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(1, *2), lambda: f(*[1], *3),
):
    try:
        print(call())
    except TypeError as e:
        print(type(e).__name__, e)
