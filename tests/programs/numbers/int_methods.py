# int: constructors, texts in bases, methods, bits, what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


print(int(), int("12"), int(" -12\n"), int("0x1f", 16), int("1f", 16), int("0b101", 0), int("0o17", 0), int("z", 36), int("1_000"), int(3.99), int(-3.99), int(True), int("\u0663"), int(b"12"), int("0_0", 0))
print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count(), (10).to_bytes(2, "big"), (10).to_bytes(2, "little"), (-2).to_bytes(2, "big", signed=True), (255).to_bytes(), int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2], "little"))
print((7).as_integer_ratio(), (7).conjugate(), (7).real, (7).imag, (7).numerator, (7).denominator, (7).__index__(), (7).__trunc__(), (7).__floor__(), (12345).__round__(-2), (12350).__round__(-2), (-15).__round__(-1))
for run in (
    lambda: int("a"), lambda: int(""), lambda: int("1__0"), lambda: int("_1"), lambda: int("12", 1), lambda: int("12", 37), lambda: int(12, 10), lambda: int("2", 2), lambda: int(None), lambda: int([]), lambda: int("1.5"), lambda: int(float("nan")), lambda: int(float("inf")),
    lambda: int("0x", 16), lambda: int("010", 0), lambda: int(b"\xff"), lambda: int("1", "2"), lambda: int(x=1), lambda: int("9" * 5000), lambda: int(1, 2, 3), lambda: int("a\0b"),
    lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes(b"a", "x"), lambda: int.from_bytes([256], "big"),
    lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 0 ** -1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << (1 << 70), lambda: 2 ** 0.5 > 1, lambda: pow(3, -1, 7), lambda: pow(-3, 3, 7), lambda: pow(2, 10, -7),
    lambda: 1 + "a", lambda: "a" + 1, lambda: 1 < "a", lambda: ~1.5, lambda: 5 & 1.0, lambda: 10**400 * 1.0, lambda: float(10**400), lambda: 10**400 / 10**399, lambda: 1 / 10**400, lambda: (10**400) // 1.0,
):
    attempt(run)
print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), divmod(7, -3), -7 / 2, 2**100, (-2)**3, 2**-1, 5 & 3, 5 | 3, 5 ^ 3, ~5, -5 >> 1, -5 << 2, 1 << 70, -1 >> 100, -(2**70) >> 3, 6 & -4)
class I(int):
    pass


print(I(5) + 1, type(I(5) + 1).__name__, I(5), repr(I(5)), type(I(5).real).__name__, hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), int(I(3)), type(int(I(3))).__name__, I("7"), I.from_bytes(b"\x07"), type(I.from_bytes(b"\x07")).__name__)
