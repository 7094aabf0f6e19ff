"""Comprehensions, inlined or not, with cells."""


def f(xs):
    a = [x for x in xs]
    b = {x: y for x, y in xs if x}
    c = {x for xs in a for x in xs}
    d = (x for x in xs)
    e = [lambda: x for x in xs]
    g = [[y for y in x] for x in xs]
    h = [lambda: (xs, x, z) for x in (lambda: xs)() for z in x]
    i = [x for x in [y for y in xs]]
    j = [(z := x) for x in xs if z]
    k = [*a, *[x for x in b]]
    l = {**{x: x for x in a}}
    m = [x for [x, *y] in xs for x.a in y for x[0] in y]
    return locals


class C:
    items = [1, 2]
    both = [(x, y) for x in items for y in [x]]
    late = [lambda: x for x in items]
    __slots__ = tuple(n for n in items)


async def agen(xs):
    a = [x async for x in xs]
    b = [await x for x in xs]
    c = {x: await y async for x, y in xs if await x}
    d = (x async for x in xs)
    yield [z async for z in d]


top = [x for x in range(3)]
deep = [[lambda: (i, j) for i in range(j)] for j in range(3)]
