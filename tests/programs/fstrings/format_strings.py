# The format specs of strings, bool, None and containers; nested specs.
s = "abc"
print([format(s, spec) for spec in ("", "s", "6", "<6", ">6", "^6", "*^7", ".2", "6.2", "->5.1s", "06")])
width, fill, precision = 9, "*", 2
print(f"{s:{width}}|{s:{fill}^{width}}|{s:>{width}.{precision}}|{3.14159:{width}.{precision}f}|{7:{'0'}{width}}")
print(f"{None} {True!s:>6} {[1, 2]!s:^10}|{'é':>3}|{'古明':^6}|")
for value, spec in ((None, "5"), ([], "5"), ("s", "d"), ("s", "+"), ("s", "=5"), ("s", ","), (object, "x"), ((), ">5")):
    try:
        print(format(value, spec))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
