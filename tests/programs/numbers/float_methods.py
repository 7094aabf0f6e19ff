# float: constructors, text, methods, hex, rounding, comparison with ints, what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


inf, nan = float("inf"), float("nan")
print(float(), float("1.5"), float(" -1e3\n"), float("1_0.5"), float("nan"), float("-INFINITY"), float(5), float(True), float(b"2.5"), float("\u0661.5"), float("1e400"), float("-1e-400"), float(".5"), float("5."))
print(1e16, 1e15, 123456789012345678.0, 0.1, 1 / 3, 1e-5, 1e-4, 0.0001234, 5e-324, 1.7976931348623157e308, -0.0, 1e22, 1e23, 100.0, 1.0e100)
print((2.5).is_integer(), (2.0).is_integer(), inf.is_integer(), (0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (3.7).__trunc__(), (-3.7).__floor__(), (3.2).__ceil__(), (2.5).hex(), (-0.1).hex(), inf.hex(), nan.hex(), (0.0).hex(), (5e-324).hex())
print(float.fromhex("0x1.8p1"), float.fromhex("-0X.8"), float.fromhex("inf"), float.fromhex("1"), float.fromhex("0x1p-1074"), float.fromhex("  0xap+2 "), (1.5).conjugate(), (1.5).real, (1.5).imag)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(0.5), round(1e300, 5), round(2.5, None), round(inf, 2), round(1.15, 1), round(-0.4), round(5e15 + 0.5, 1))
for run in (
    lambda: float("a"), lambda: float(""), lambda: float("1e"), lambda: float("1__0"), lambda: float(None), lambda: float([]), lambda: float("0x1"), lambda: float(1, 2), lambda: float(x=1), lambda: float(1j), lambda: float(b"\xff"), lambda: float("1 2"),
    lambda: round(inf), lambda: round(nan), lambda: int(inf), lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: float.fromhex("0x"), lambda: float.fromhex("zz"), lambda: float.fromhex("0x1p2000"), lambda: float.fromhex(5), lambda: round(1.5, 1.0), lambda: round(1.5, "a"),
    lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0 ** -1, lambda: (-8.0) ** (1 / 3), lambda: 1e200 ** 2, lambda: 1e308 * 10, lambda: 1.5 & 1, lambda: 1.5 << 1, lambda: 1.5 + "a", lambda: 1.5 < "a", lambda: 1.5 < 1j, lambda: pow(2.0, 3, 4), lambda: (1.5).__getformat__("x"), lambda: float.__getformat__("double"),
):
    attempt(run)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), inf // 1, 5 % inf, -5 % inf, 5 % -inf, 0.0 % -3, -0.0 % 3, 2.0**-1, (-2.0)**3, 0.0**0, nan**0, 1**nan, inf**-1, (-inf)**3, (-0.0)**-0.0)
print(1.0 == 1, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > 1e308, inf > 10**400, -inf < -(10**400), nan == nan, nan != nan, nan < 1, inf == inf, 0.0 == -0.0, 0.1 + 0.2 == 0.3, 1e16 + 1 == 10**16 + 1)
print(hash(1.0) == hash(1), hash(2.0**60) == hash(2**60), hash(inf), hash(-inf), hash(0.5), hash(-0.0), min(nan, 1), max(1, nan), sorted([2.5, -1, True]), str(1e0), bool(0.0), bool(nan), abs(-0.0), -nan != -nan, sum([0.5] * 10))
