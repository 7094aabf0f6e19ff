# int, float, str, bool, list, tuple, dict, set as constructors, with and without arguments.
print(int(), float(), repr(str()), bool(), list(), tuple(), dict(), set(), frozenset())
print(int("12"), int(1.9), int(True), int("ff", 16), int("10", base=2), float("1.5"), float(3), float("  -2e3 "), str(12), str(None), str([1, "a"]), str("s"))
print(bool(0), bool("False"), bool([]), bool([0]), bool(None), bool(0.0), bool(object()))
print(list("ab"), list((1, 2)), list({"a": 1}), list(range(3)), list({1}), tuple([1]), tuple("ab"), tuple(x for x in (1,)), set([1, 1]), set("a"))
print(dict(a=1, b=2), dict([("a", 1)]), dict({"a": 1}, b=2), dict([["k", "v"]], k="w"), dict(dict(x=1)), {}.__class__ is dict)
a = [1]
print(list(a) is a, tuple((1,)) == (1,), str(a), dict(zip("ab", a)), type(1)(2.5), type("")(5), type([])("ab"), type(a) is list)
print(type(int("7")) is int, isinstance(True, int), type(True) is int, bool("") is False, int("0") is not False)
