# from __future__ import annotations: they are texts, as the compiler unparses them.
from __future__ import annotations


def f(a: int, b: list[str] = (), *c: "quoted", d: x.y.z | None = None, **e: lambda q, *r, s=1: q) -> {**a, 'k': [1, *b]}:
    local: anything = 1


print(f.__annotations__)


class C:
    a: (1 + 2) * 3 - -4 ** 5
    b: x if y else z
    c: not a and b or c
    d: a < b <= c != d in e is not f
    e: [i for i in x if i for j in k] if False else None
    f: {k: v for k, v in z} | {1, 2}
    g: f"{x!r:>{width}} {y=}"
    h: a[1:2, ::3, ...]
    i: (yield_, *star)
    j: b'bytes'[0] if 0 else 1.5e300
    k: await_(x)(*args, **kw, z=1)
    l: ~x << 1 >> 2 & 3 ^ 4 | 5 @ 6 // 7 % 8
    m: (lambda: 0)()
    n: a if b else (c, d)
    o: ()
    p: (1,)
    q: -1 ** -2
    r: 1j + 1e400


if True:
    print(*C.__annotations__.items(), sep="\n")
g: undefined[name]
print(__annotations__)
