# Stars in displays, returns, yields, subscripts, for loops, assignments.
def returns(*a):
    return 0, *a, 9


def yields(*a):
    yield *a, "end"


x = [*range(3), *"ab", *[], *{"k": 1}]
print(x, {*x[:2], *x[:1]}, (*x, ), returns(1, 2), next(yields(1)), [*x, *x][-1])
for a, *b in [(1,), (1, 2), "xyz"]:
    print(a, b)
for item in *x[:1], *"q":
    print(item)
y = *x[:2],
z = {**{"a": 1}, "b": 2, **dict(c=3)}
print(y, z, {**z, "a": 0}, [*z], [*z.items()][0], *map(str, y))
d = {}
d[(*y,)] = "tuple key"
print(d)
