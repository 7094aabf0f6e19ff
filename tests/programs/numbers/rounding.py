# round, int, // and formatting: halves go to even, and what type comes back.
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, -2.6)], round(2.675, 2), round(1234.5678, -2), round(1234.5678, 1), round(5, 2), round(15, -1), round(25, -1), round(-15, -1))
print(type(round(2.5)).__name__, type(round(2.5, 0)).__name__, type(round(3)).__name__, round(2.5, 0), round(1e300), round(0.1 + 0.2, 15))
print(int(3.99), int(-3.99), -7 // 2, int(-7 / 2), 7 // 2.0, int("  42 "), int("-0b11", 2), int("0x1f", 0), int("1_000"), int(True))


class R:
    def __round__(self, digits=None):
        return "rounded", digits

    def __int__(self):
        return 7

    def __index__(self):
        return 2

    def __float__(self):
        return 0.25


r = R()
print(round(r), round(r, 3), int(r), float(r), [10, 20, 30][r], hex(r), range(r), "ab" * r)
