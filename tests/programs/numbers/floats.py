# Float arithmetic and repr.
print(0.1 + 0.2, 1 / 3, 2 / 3, 10 / 2, 1e16, 1e15, 123456789012345680.0, 1e22, 1e-5, 0.0001, 1.5e300 * 1e10, 5e-324, 1.7976931348623157e308)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 2.0 ** 0.5, 2 ** 0.5, (-8) ** 2.0, 1e308 * 10, -1e308 * 10)
print(1.0, -0.0, 0.0 == -0.0, 100.0, 1e100, 3.0 * 2, 1 + 1.0, True + 0.5, 5 - 2.5, 2 * 1.5, 0.1 * 3, 1.1 + 2.2)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf > 1e308, nan == nan, nan != nan, nan < 1, inf == inf, min(1, inf), inf + 1, -inf < inf)
print((2.5).is_integer(), (2.0).is_integer(), 1.5.real, int(2.9), int(-2.9))
print(1.0 == 1, hash(1.0) == hash(1), 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 0.5 in [1, 0.5], {1: "a"}[1.0])
print([float(s) for s in ("1", " 2.5 ", "1e3", "-.5", "1_000.5", "inf", "-Infinity", "5.")], repr(float("nan")))
