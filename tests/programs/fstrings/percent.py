# Formatting with %.
print("%s %r %d %i %5d|%-5d|%05d %+d %x %X %#x %o %c %c %%" % ("s", "r", 1, 2, 3, 4, 5, 6, 255, 255, 255, 8, "c", 65))
print("%f %.2f %8.3f|%e %g %g %G" % (1.5, 2.345, 3.14159, 12345.678, 0.0001, 1e10, 1e-10))
print("%(a)s and %(b)05.1f" % {"a": "A", "b": 2.25}, "%s" % [1], "%s" % (1,), "%10s|%-10s|%.2s" % ("right", "left", "cut"))
for f in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%(a)s" % {}, lambda: "%c" % "ab"):
    try:
        print(f())
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
