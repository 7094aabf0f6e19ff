# abs, divmod, pow, round with every kind of number.
print(abs(-3), abs(2.5), abs(-2.5), abs(True), abs(-2 ** 70), abs(-0.0), abs(0))
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(2 ** 70, 10 ** 5), divmod(True, 1))
print(pow(2, 10), pow(2, -2), pow(2.0, 3), pow(2, 10, 1000), pow(-2, 3, 5), pow(3, -1, 11), pow(0, 0), pow(2, 100), pow(base=2, exp=3), pow(4, 0.5))
print(round(3.7), round(-3.5), round(2.5), round(3.14159, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(5), round(1e20), round(0.5), round(2.5, None), round(number=1.25, ndigits=1))
