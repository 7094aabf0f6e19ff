# In-place operators: with their own method, falling back on the plain one, and on items and attributes.
class Log:
    def __init__(self, text=""):
        self.text = text

    def __repr__(self):
        return f"Log({self.text!r})"


def both(symbol):
    def plain(self, other):
        return Log(f"{self.text}{symbol}{other}")

    def in_place(self, other):
        self.text += f"{symbol}={other} "
        return self

    return plain, in_place


names = {"add": "+", "sub": "-", "mul": "*", "matmul": "@", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
         "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^"}
for name, symbol in names.items():
    plain, in_place = both(symbol)
    setattr(Log, f"__{name}__", plain)
    setattr(Log, f"__i{name}__", in_place)

a = b = Log()
a += 1; a -= 2; a *= 3; a @= 4; a /= 5; a //= 6; a %= 7; a **= 8; a <<= 9; a >>= 10; a &= 11; a |= 12; a ^= 13
print(a, a is b)
print([a.text and Log("x") + 1, Log("x") @ 2, Log("x") ** 3, Log("x") // 4, Log("x") ^ 5])
del Log.__iadd__, Log.__imatmul__
a += 1
b = a
a @= 2
print(a is b, a.text[-5:])
box = {"n": Log("item")}
box["n"] -= 1
holder = Log("outer")
holder.inner = Log("inner")
holder.inner *= 2
print(box, holder.inner)
