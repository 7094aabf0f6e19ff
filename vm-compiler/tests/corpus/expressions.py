"""Operators, displays, slices, f-strings, constants, imports, match."""
import os, os.path as p, a.b.c, a.b.c as d
from os import path, sep as s
from . import sibling
from ..up import *

x = -1 + 2 * 3 - 4 / 5 // 6 % 7 ** 8 @ y << 1 >> 2 & 3 | 4 ^ 5
x = (not a, -a, +a, ~a, a < b <= c != d, a in b, a not in b, a is b, a is not b, a == b > c >= d)
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1; x @= 1; x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1
x.a += 1; x[0] += 1; x[1:2] += 1; x[1:2:3] += 1
x[1], x[:], x[1:], x[:1], x[1:2], x[::2], x[1:2, 3], x[...], x[()]
x[1:2] = x[a:b]; del x[1:2], x.a, x[0], (x, [y])
c = [(), (1,), (1, 2), [], [1, 2, 3], [a, 1], {}, {1: 2}, {a: 1, "b": 2}, {1, 2, 3}, {a, 1}, {**a, 1: b}, [*a, 1], (*a,), {*a, 1}]
k = 1, 1.0, True, -0.0, 0.0, 1j, -1j, 0x1f, 10**20, 1 << 70, "s" "t", b"b" b"c", ..., None, "é\ud800\N{SNOWMAN}", 1e400, (1, (2.0, "x"))
n = 2 ** 200, "a" * 20, (1, 2) * 3, "abc"[1], (1, 2)[0], not 1, 7 // 2, 7 % -2, 1 in (1, 2), "%s-%d" % (a, 1), a in [1, 2], a in {1, 2}
f = f"{a}", f"{a!r:>{w}}", f"{a=}", f"{a = !s:x}", f"a{{}}{b}" "c", f"", f"{a:{b}{c}}", f"{'n' 'm'}", f'{x:%H:%M}' f"{y}"
l = a if b else c, a and b or c, (lambda: 0), (y := 1), a.b.c().d[0].e
big = [1, a, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]
bigger = {1: a, 2: a, 3: a, 4: a, 5: a, 6: a, 7: a, 8: a, 9: a, 10: a, 11: a, 12: a, 13: a, 14: a, 15: a, 16: a, 17: a}
print(*big, sep=f"{big}", **bigger); a < b; 1; "x"; a; a.b; a[b]


def match(v):
    match v:
        case 1 | -2.5 | 1 + 2j | "s" | None | True: return 1
        case []: return 2
        case [a, 1, *_]: return a
        case [a, *rest, b] if rest: return b
        case (1, (2, x)): return x
        case {"k": 1, "m": m, **more}: return more, m
        case {}: return 3
        case Point(1, y, z=0) | Other(z=y): return y
        case str() as text: return text
        case a.b.C: return 4
        case int(x) | [x] | {"x": x}: pass
        case _: return 5
    match v, 1:
        case x, y: pass
    match v:
        case whole: return whole
