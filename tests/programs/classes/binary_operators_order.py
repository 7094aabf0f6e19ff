# Who is asked first by a binary operator: subclasses, reflected methods, NotImplemented.
class Base:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        print(f"{self.name}.add")
        return NotImplemented

    def __radd__(self, other):
        print(f"{self.name}.radd")
        return NotImplemented

    def __lt__(self, other):
        print(f"{self.name}.lt")
        return NotImplemented

    def __gt__(self, other):
        print(f"{self.name}.gt")
        return NotImplemented

    def __eq__(self, other):
        print(f"{self.name}.eq")
        return NotImplemented

    def __iadd__(self, other):
        print(f"{self.name}.iadd")
        return NotImplemented


class Sub(Base):
    pass


class SubOwn(Base):
    def __radd__(self, other):
        print(f"{self.name}.own radd")
        return "sum"

    def __gt__(self, other):
        print(f"{self.name}.own gt")
        return "greater"


class Other:
    name = "other"

    def __radd__(self, other):
        print("other.radd")
        return "other sum"


b, s, own, o = Base("b"), Sub("s"), SubOwn("own"), Other()
for left, right in ((b, b), (b, s), (s, b), (b, own), (own, b), (b, o), (o, b), (b, 1), (1, b), (own, own)):
    try:
        print(left + right)
    except TypeError as error:
        print(error)
for left, right in ((b, s), (s, b), (b, own), (own, b), (b, 1), (1, b)):
    try:
        print(left < right)
    except TypeError as error:
        print(error)
print(b == s, s == b, b == b, b != s, 1 == b)
x = b
try:
    x += 1
except TypeError as error:
    print(error)
x = b
x += o
print(x)
for name, run in (("%", lambda: b % 1), ("**", lambda: pow(b, 1)), ("pow", lambda: pow(b, 1, 2)), ("@", lambda: b @ 1), (">>", lambda: 1 >> b), ("//", lambda: b // b), ("divmod", lambda: divmod(b, 1)), ("~", lambda: ~b), ("-", lambda: -b)):
    try:
        run()
    except TypeError as error:
        print(name, error)
