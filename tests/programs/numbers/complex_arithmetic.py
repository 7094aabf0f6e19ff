# complex: literals, text, arithmetic, powers, what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


inf, nan = float("inf"), float("nan")
print(1j, 1 + 2j, -1j, -0.0 + 1j, complex(1, -0.0), complex(-0.0, 0), complex(nan, inf), complex(1e16, 1e-5), 0j, -0j, (1 - 0j), 3.0 + 0j)
print(complex("1+2j"), complex(" ( 3-4J ) "), complex("j"), complex("-1.5e3"), complex("nan+infj"), complex(), complex(1), complex(1, 2), complex(1j, 1j), complex(2.5), complex(True), complex("1_0+2j"))
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a + 1, 2 * a, 1.5 - a, a / 2, 1 / a, abs(a), -a, +a, a.conjugate(), a.real, a.imag, a == 3 + 4j, a == complex(3, 4), (3 + 0j) == 3, hash(3 + 0j) == hash(3), bool(0j), bool(1j))
print(a**2, a**0, a**-1, a**0.5, 0j**0, 0j**2, 2**1j, (1j)**2, (1j)**1j, a**b, (2 + 0j)**3, (-1 + 0j)**0.5, (1 + 1j)**100, (1 + 1j)**101)
for run in (
    lambda: 1j < 2j, lambda: int(1j), lambda: float(1j), lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: 1j / 0, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: pow(1j, 2, 3), lambda: complex("a"), lambda: complex(""), lambda: complex("1 + 2j"), lambda: complex("1", 2), lambda: complex(1, "2"),
    lambda: complex(None), lambda: complex([]), lambda: complex(1, 2, 3), lambda: complex(real=1, imag=2), lambda: complex(x=1), lambda: 1j & 1, lambda: 1j + "a", lambda: round(1j), lambda: max(1j, 2j), lambda: abs(complex(1e308, 1e308)), lambda: (1e200 + 1j) * (1e200 + 1j), lambda: (1e200 + 0j) ** 2, lambda: format(1j, "d"), lambda: "%d" % 1j,
):
    attempt(run)


class C:
    def __complex__(self):
        return 1 + 2j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Bad:
    def __complex__(self):
        return 1.5


for x in (C(), F(), I(), Bad(), "3j"):
    attempt(lambda: complex(x))
attempt(lambda: complex(F(), I()))
attempt(lambda: complex(C(), 1))
attempt(lambda: complex(1, C()))
print(f"{1 + 2j:.2f}", f"{1 + 2j:+.1e}", f"{1j:>10}", format(1.5 + 2j, "g"), "%s %r" % (1j, 2j), f"{3 - 4j:,.1f}")
print(complex(inf, nan) == complex(inf, nan), abs(complex(inf, nan)), complex(nan, 0) * 1, complex(inf, 0) * 1j, sum([1j, 2]), [1j].index(1j))
