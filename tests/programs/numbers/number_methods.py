# The special methods of int, float and bool by name: what they know, what they leave to the other operand, what they refuse.
def show(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)), end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


for a in [5, -7, True, 10**30, 2.5, -0.0, float("inf")]:
    for name in ["__add__", "__rsub__", "__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__eq__", "__lt__", "__ge__"]:
        for b in [2, 2.5, 1j, "a", None, 10**20]:
            if "pow" not in name or a != 10**30 and b != 10**20:
                show(getattr(a, name), b)
    show(a.__getnewargs__)
    show(a.__repr__)
    show(a.__hash__)
    show(a.__format__, ">8")
    show(a.__format__, 5)
    print()
show((2).__pow__, 10, 1000)
show((2).__pow__, -1, 7)
show((2).__pow__, -1, 4)
show((2).__rpow__, 10, 7)
show((2.0).__pow__, 3, 5)
show((2).__pow__, 3, None)
show(pow, 3, -2, 10)
show(pow, 3, 2, 0)
show(pow, 2, 3, -5)
show(pow, 2.0, 3, 5)
print()
show((0).__sizeof__)
show((1 << 100).__sizeof__)
show(float.__getformat__, "double")
show(float.__getformat__, "x")
show(float.fromhex, "0x1.8p3")
show(float.fromhex, 5)
show((255).to_bytes, 1)
show((256).to_bytes, 1)
show((-1).to_bytes, 2, "little", signed=True)
show(int.from_bytes, b"\x01\x02")
show(int.from_bytes, [1, 2], "little")
show(int.from_bytes, iter([1, 2]))
show(int.from_bytes, "ab")
show(bool.from_bytes, b"\x00")
print()


class I(int):
    def __init__(self, *args):
        self.made = len(args)


class G(float):
    def __init__(self, value, more=None):
        self.more = more


class Bytes:
    def __bytes__(self):
        return b"\x01\x00"


class Trunc:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


i = I.from_bytes(b"\x05", "big")
g = G.fromhex("0x10")
print(type(i).__name__, i, i.made, type(g).__name__, g, G(2.5, more=3).more, int.from_bytes(Bytes(), "big"))
show(int, Trunc(5))
show(int, Trunc("5"))
show(float, Trunc(5))
show(round, 2.5, Trunc(0))
show(int, "12", Trunc(8))
show(G, 1, nothing=2)
print()
nan = float("nan")
print(hash(nan) == object.__hash__(nan), hash(float("inf")), hash(-1.0), hash(-1), hash(2**61 - 1), hash(1e300) == hash(int(1e300)))
print(len(str(10**4299)), end=" ")
show(lambda: str(10**4300))
show(int, "1" * 4301)
print(len(hex(10**5000)), int("f" * 5000, 16).bit_length())
