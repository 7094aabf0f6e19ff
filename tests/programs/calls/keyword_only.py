# Keyword-only parameters with and without defaults, after * and after *args.
def f(a, *, b, c=3):
    return a, b, c


def g(*args, sep=",", end):
    return sep.join(args) + end


print(f(1, b=2), f(c=30, b=20, a=10))
print(g("a", "b", end="."), g(end="!"), g("a", "b", sep="-", end=""))
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3), lambda: g("a"), lambda: f(b=1)):
    try:
        print(call())
    except TypeError as e:
        print(type(e).__name__, e)
