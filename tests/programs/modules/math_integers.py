# math: functions of ints of any size, and of many numbers.
import math

inf, nan = math.inf, math.nan


class Index:
    def __index__(self):
        return 6


class Float:
    def __float__(self):
        return 0.1


def show(name, *args, **keywords):
    try:
        print(getattr(math, name)(*args, **keywords), end=" ")
    except Exception as e:
        print(type(e).__name__, e, end=" ")


for n in [0, 1, 6, 30, 2**64 - 1, 2**64, 2**70, -1, 2.0, Index()]:
    for k in [0, 1, 2, 5, 29, 30, -1, 2**70, Index()]:
        show("comb", n, k)
        show("perm", n, k)
    show("isqrt", n)
    if not isinstance(n, int) or n < 100:
        show("factorial", n)
        show("perm", n)
    print()
show("factorial", 2**70)
show("factorial", -(2**70))
for n in [99, 10**20, 10**40 - 1, 10**40, 3**300]:
    show("isqrt", n)
print()
for args in [(), (12,), (12, -18, 27), (10**50, 6**40), (2.0,), (Index(), 10), (0, 0), (0, -5)]:
    show("gcd", *args)
    show("lcm", *args)
print()
for args in [(), (3,), (-3, 4), (1, 2, 3, 4, 5), (1e308, 1e308), (1e-320, 1e-320, 1e-320), (inf, nan), (nan, 1), ("a",)]:
    show("hypot", *args)
for args in [((1, 2, 3), (4, 5, 6.5)), ([1], [1, 2]), (1, 2), (iter([1, 2]), (3, 4)), ((), ()), (range(3), range(1, 4))]:
    show("dist", *args)
print()
for items in [[0.1] * 10, [1e308, 1e308, -1e308], [inf, -inf], [inf, nan], [1, "a"], 5, [1e16, 1, 1e-16, -1e16], [],
              [Index(), Float(), Float(), 0.1], [2**53, 1.0, 1e-30], (x / 3 for x in range(1000)), [1e308, 1e308]]:
    show("fsum", items)
print()
for items in [[], [2, 3, 4], [0.5, 3], [2, "ab"], range(1, 30), 5]:
    show("prod", items)
show("prod", [1], 2)
show("prod", [[1], 2], start=2)
show("prod", [1.5, 2], start="a")
print()
