# math: functions of one or two floats, their special values and errors (to twelve digits: the last ones are the C library's).
import math

inf, nan = math.inf, math.nan


class Index:
    def __index__(self):
        return 5


class Float:
    def __float__(self):
        return 2.5

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


def show(name, *args, **keywords):
    try:
        result = getattr(math, name)(*args, **keywords)
        if isinstance(result, float):
            result = format(result, ".12g")
        print(result, end=" ")
    except Exception as e:
        print(type(e).__name__, e, end=" ")


ONE = """acos acosh asin asinh atan atanh ceil cos cosh degrees erf erfc exp expm1 fabs floor gamma isfinite isinf isnan
lgamma log log10 log1p log2 radians sin sinh sqrt tan tanh trunc ulp frexp modf"""
for name in ONE.split():
    print(name, end=": ")
    for x in [0.0, -0.0, 1, -0.5, 2.5, -27, 710, 1e300, inf, -inf, nan, 10**30, Index(), Float(), "a"]:
        show(name, x)
    print()
for name in ["atan2", "copysign", "fmod", "pow", "remainder", "nextafter", "isclose", "log", "hypot"]:
    print(name, end=": ")
    for x in [0.0, -1, 2.5, 1e200, inf, nan]:
        for y in [-0.0, 1, -2.5, 1e200, -inf]:
            show(name, x, y)
    print()
for args in [(1, 2.0), (1, 10**100), (0.0, 10**100), (1, -(10**100)), (Float(), 3), (0.75, -1074), (1, 1024), (inf, 5)]:
    show("ldexp", *args)
print()
for x in [10**400, -(10**400), 2**3000]:
    show("log", x)
    show("log2", x)
    show("sin", x)
    show("floor", -(x >> 1300))
show("log", 10, 1)
show("log", 8, 2)
show("sin")
show("sin", 1, 2)
show("pow", 1)
show("isclose", 1, 1.1, rel_tol=0.2)
show("isclose", 1, 2, rel_tol=-1)
show("isclose", 1e-10, 0, abs_tol=1e-9)
print()
for x in [0.1, 1.5, 5, 23, 24, 140.5, 171.5, 172, -1.5, -170.5, -200.5, -1, 1e-20, 1e-310]:
    show("gamma", x)
    show("lgamma", x)
print(math.e, math.pi, math.tau)
