# The format specs of floats: f, e, g, %, precision, sign, grouping, width.
for spec in ("", "f", ".0f", ".2f", ".10f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", "+.2f", "010.3f", ">12.4f", "<10.1f|", "^10.2f", ",.2f", "_.1f", "#.0f",
             ".3", "12", " .1f"):
    if spec.endswith("|"):
        spec = spec[:-1]
    print(repr(spec), [format(x, spec) for x in (0.0, 3.14159265, -1234567.891, 1e-7, 1e22)])
inf, nan = float("inf"), float("nan")
print(f"{inf} {-inf:f} {nan:.2f} {inf:+} {nan:>6} {inf:010} {inf:E} {nan:G}")
print(f"{2.5:.0f} {3.5:.0f} {0.125:.2f} {0.1 + 0.2:.17f} {1e100:.3g} {123456789.0:g} {0.0001:g} {0.00001:g} {-0.0} {-0.0:.1f}")
