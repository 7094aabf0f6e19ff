# Arguments are evaluated from left to right, the function before them, stars in their place.
def note(x):
    print("eval", x)
    return x


def f(*args, **kwargs):
    return args, kwargs


def get():
    print("function")
    return f


print(get()(note(1), *note([2, 3]), note(4), a=note(5), **note({"b": 6}), c=note(7)))
print(get()(note("x"), k=note("y")))
d = {}
d[note("key")] = note("value")
note([0, 0])[note(1)] = note("item")
print(note(1) < note(2) < note(0) < note("never"))
print(note(0) or note("") or note("last"), note(1) and note(0) and note("never"))
