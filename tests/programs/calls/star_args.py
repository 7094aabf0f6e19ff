# *args and **kwargs in definitions and in calls.
def f(*args, **kwargs):
    return args, kwargs


print(f(), f(1), f(1, 2, x=3), f(*range(3), **{"k": "v"}))
print(f(*[1], 2, *(3, 4), a=1, **{"b": 2}, c=3, **{}))
print(f(*{"a": 1}), f(*"ab"), f(*(n * n for n in range(3))))
args, kwargs = f(1, x=2)
print(type(args).__name__, type(kwargs).__name__, list(kwargs))


def swallow(first, *rest, last="end", **options):
    return first, rest, last, options


print(swallow(1), swallow(1, 2, 3), swallow(1, 2, last=3, more=4))
source = {"a": 1}
_, taken = f(**source)
taken["b"] = 2
print(source, taken is source)
