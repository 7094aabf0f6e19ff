# The messages of the everyday errors of numbers.
x = "a"
for f in (
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1,
    lambda: int("x"), lambda: int("1", 1), lambda: int("12", 2), lambda: int(""), lambda: float("y"), lambda: float(""),
    lambda: 1 + "1", lambda: -x, lambda: +x, lambda: ~x, lambda: ~1.5, lambda: 1 < "a", lambda: 2.5 >= "a", lambda: None + 1,
    lambda: 1 - None, lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 @ 2, lambda: 2.5 & 1, lambda: 1 | 2.5, lambda: 1.5 << 1,
    lambda: divmod(1, 0), lambda: divmod(1.5, 0), lambda: round("a"), lambda: abs("a"), lambda: int(None), lambda: int([]),
    lambda: float([]), lambda: int("1", "2"), lambda: int(1.5, 2), lambda: pow(2, -1, 0), lambda: pow(2, 3, 0), lambda: 2 ** "3",
    lambda: hex(1.5), lambda: chr(-1), lambda: chr(1 << 40), lambda: chr("a"), lambda: int(float("nan")), lambda: int(float("inf")),
    lambda: 10.0 ** 400, lambda: float(10 ** 400), lambda: 10 ** 400 / 3,
):
    try:
        print("no error:", f())
    except Exception as e:
        print(type(e).__name__, e)
