# Keywords that are spread or bound by name: copies, duplicates, defaults, errors.
def plain(a, b=2, c=3):
    return a, b, c

def every(*args, **kwargs):
    kwargs["new"] = len(args)
    return args, kwargs

def through(*args, **kwargs):
    return plain(*args, **kwargs)

def twice(*args, **kwargs):
    return every(*args, **kwargs), sorted(kwargs)

def first(a, /, b, c=5):
    return a, b, c

def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)

given = {"c": 30, "b": 20}
for call in (
    lambda: through(1, **given), lambda: through(1, c=9), lambda: through(**given, a=7), lambda: twice(1, 2, **given),
    lambda: through(), lambda: through(1, d=4), lambda: through(1, 2, 3, 4), lambda: through(1, a=2),
    lambda: plain(1, **given, **{"b": 5}), lambda: plain(**{"a": 1}, **{"c": 8}), lambda: plain(1, **{1: 2}),
    lambda: plain(*iter([1, 2]), **given), lambda: plain(c=1, b=2), lambda: plain(1, c=1, b=2),
    lambda: first(1, c=2, b=3), lambda: first(a=1, b=2), lambda: first(1, c=2), lambda: first(1, 2, b=3),
    lambda: every(1, x=1, y=2), lambda: every(**{}), lambda: every(*(), **given),
):
    attempt(call)
print(given)

class Grows:
    def __init__(self, target):
        self.target = target
    def __iter__(self):
        self.target["c"] = "late"
        return iter((1,))

def late(kwargs):
    return plain(*Grows(kwargs), **kwargs)
print(late({"b": 0}), late({"b": 0, "c": 1}))
