# The format specs of ints: width, fill, alignment, sign, base, grouping.
for spec in ("", "d", "5", "<5", ">5", "^5", "05", "+", "-", " ", "+5", "x", "X", "#x", "b", "#b", "o", "#o", "010b", "#010x", ",", "_", "08,", "*^9",
             "=+6", "0=6", "c", "e", ".2f", "%", "n", "_b", "x>6"):
    print(repr(spec), [format(n, spec) for n in (0, 42, -7)] if spec != "c" else format(65, spec))
print(f"{1234567890:,} {1234567890:_} {255:_x} {10 ** 30:,} {-5:03} {True:d} {True} {True:5}|")
for spec in ("s", "5.2d", "z", "xx", ",x", "q"):
    try:
        print(format(42, spec))
    except ValueError as e:
        print(type(e).__name__, e)
