# f-strings: = with every conversion, order of evaluation, format methods, errors inside.
class Loud:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        print("format", self.name, repr(spec))
        return f"<{self.name}:{spec}>"

    def __str__(self):
        print("str", self.name)
        return "s" + self.name

    def __repr__(self):
        print("repr", self.name)
        return "r" + self.name


a, b = Loud("a"), Loud("b")
print(f"{a}{b!r}{a!s:>5}{b:x{a!s}y}")
print(f"{a=}", f"{a = }", f"{a=!s}", f"{a=:q}", f"{  a  =  }", f"{a.name=}", f"{a.name=:>4}", f"{1+2=}", f"{'x'=}")


class Bad:
    def __format__(self, spec):
        return 5


class Raises:
    def __str__(self):
        raise LookupError("str")


class NotStr:
    def __repr__(self):
        return None


for run in (lambda: f"{Bad()}", lambda: f"{Raises()!s}", lambda: f"{NotStr()!r}", lambda: f"{Raises()}", lambda: f"{1:q}", lambda: f"{'a':d}", lambda: f"{[]:5}", lambda: f"{1 / 0}", lambda: f"{undefined}", lambda: f"{1:{Bad()}}", lambda: f"{1.5:{'x'}}", lambda: f"{object():>5}"[:0]):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


def counter(calls=[]):
    calls.append(None)
    return len(calls)


print(f"{counter()}{counter()}{counter():{counter()}}")
width, precision = 8, 3
print(f"{3.14159:{width}.{precision}}|{'abc':{'<'}{width}}|{7:0{width}b}|{7!r:>{width}}|{'':{width}}|")
print(f"{'é'!a} {'é'!r} {'a' 'b'!r} {b'x'} {1j:.1f} {True:d} {True} {None} {(1, 2)} {[1]!s} {{}} {'{}'}")
print("a" f"{1}" "b" f"{2}" rf"\{3}", f"{'a' if width > 5 else 'b'}", f"{width > 5}", f"{width == 8 = }", f"{(width := 9)}", width)
