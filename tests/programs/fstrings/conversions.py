# !r, !s and !a, and the = that shows the expression.
s, n = "it's", 3
print(f"{s!r} {s!s} {s!a}")
e = "é"
print(f"{e!r} {e!a} {e!s}")
print(f"{n=} {n = } {s=} {s=!s} {n=:>5} {n + 1=} {s.upper()=}")


class C:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"

    def __format__(self, spec):
        return f"<format {spec!r}>"


c = C()
print(f"{c} {c!r} {c!s} {c:spec} {c!r:>8} {c=} {c=!s} {format(c)} {format(c, 'x')}")
