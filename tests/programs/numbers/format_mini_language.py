# The format mini-language for int, float, str: every part, alone and together, and what it refuses.
for spec in ("", "d", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+d", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010b", "c", "n", ",", "_", "_x", "_b", "*^9", "*>+9", "é<4", "015,", "+015_d", "e", ".2f", "%", "g", "010.1f", "z.1f"):
    print(spec, "|", format(1234, spec) if spec != "c" else format(97, spec), "|", format(-5, spec) if spec not in ("c",) else "", "|", sep="")
for spec in ("", "f", ".0f", ".3f", "#.0f", "e", ".0e", "E", "g", ".3g", "G", "#g", "%", ".1%", "+.2f", "010.2f", ",.2f", "_.2f", ">10", "<10.1f", "^10.1f", "n", "z.0f", "+z.0f", ".10", "5.1", "*=+12.3f", "020,.1f"):
    print(spec, [format(x, spec) for x in (0.0, -0.04, 3.14159, 1234567.891, 1e20, float("inf"), float("-nan"))])
for spec in ("", "s", "10", "<10", ">10", "^10", "*^10", ".2", "8.2", "08", "é^7", "^7.3s"):
    print(spec, "|", format("hello", spec), "|", sep="")


def attempt(value, spec):
    try:
        print(repr(format(value, spec)))
    except Exception as error:
        print(type(error).__name__, error)


for value, spec in (
    (1, "s"), (1, "q"), (1, ".2d"), (1, ".2"), (1, ",x"), (1, "+c"), (1, "#c"), (-1, "c"), (10**7, "c"), (1, ",_"), (1, "__"), (1, ",,"), (1, ",c"), (1, "z"), (1, "5.d"), (1, "."), (1, "99999999999999999999"), (1, ">>5"), (1, "<<5"), (1, "0x"),
    (1.5, "d"), (1.5, "x"), (1.5, "s"), (1.5, "c"), (1.5, ",n"), (1.5, ".f"), (1.5, ".99999999999f"), ("a", "d"), ("a", "+"), ("a", "="), ("a", ","), ("a", "_"), ("a", "#"), ("a", " "), ("a", "z"), ("a", "05"), ("a", "=5"), ("a", ".1f"), (None, "5"), ([], "s"), (None, ""), (object, ">5"), (True, "d"), (True, ""), (True, "5"), (1, 5), (True, "s"), (b"x", "5"), (10**30, ".3e"), (10**400, "f"), (10**30, ","), (2**70, "#_x"), (-(2**70), "030,"),
):
    attempt(value, spec)
print(f"{1234.5:{'>'}{12}.{2}f}", f"{'x':{'*^'}{5}}", "{:{}}".format("a", 4), "{0:{1}{2}}|{0!r:>{3}}".format("v", "^", 7, 6), "{:%}".format(0.5))
