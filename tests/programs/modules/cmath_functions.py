# cmath: special values of C99's annex G, branch cuts, errors (to twelve digits: the last ones are the C library's).
import cmath

inf, nan = cmath.inf, cmath.nan


class C:
    def __complex__(self):
        return 1 + 2j


class Bad:
    def __complex__(self):
        return 1


def show(name, *args, **keywords):
    try:
        result = getattr(cmath, name)(*args, **keywords)
        if isinstance(result, complex):
            result = format(result, ".12g")
        elif isinstance(result, tuple):
            result = "({:.12g}, {:.12g})".format(*result)
        elif isinstance(result, float):
            result = format(result, ".12g")
        print(result, end=" ")
    except Exception as e:
        print(type(e).__name__, e, end=" ")


NAMES = """acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isnan isinf
isfinite"""
PARTS = [-inf, -2.5, -0.0, 0.0, 1.0, 1e308, inf, nan]
for name in NAMES.split():
    print(name, end=": ")
    for real in PARTS:
        for imag in PARTS:
            show(name, complex(real, imag))
    print()
print("rect", end=": ")
for r in PARTS:
    for phi in PARTS:
        show("rect", r, phi)
print()
for x in ["a", C(), Bad(), None, 5, True]:
    show("sqrt", x)
for args in [(5, 1), (0,), (0, 2), (5, 0), (2 + 3j, 1j), ()]:
    show("log", *args)
show("rect", 1)
show("isclose", 1, 1 + 1e-12j)
show("isclose", 1, 2, rel_tol=-1)
show("isclose", inf, 1)
show("isclose", 1j, 1.1j, abs_tol=0.2)
print(cmath.infj, cmath.nanj)
