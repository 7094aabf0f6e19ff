# Augmented assignment: evaluation order, in place or not, targets evaluated once.
def log(x):
    print("eval", x)
    return x


class Box:
    def __init__(self):
        self.items = {}

    def __getitem__(self, k):
        print("get", k)
        return self.items.get(k, 0)

    def __setitem__(self, k, v):
        print("set", k, v)
        self.items[k] = v


b = Box()
b[log("k")] += log(1)
b[log("k")] -= 5
a = [1, 2]
c = a
a += (3,)
a *= 2
print(a is c, a)
t = (1,)
u = t
t += (2,)
print(t, u)
n = 7
n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 50; n <<= 2; n >>= 1; n |= 1; n &= 0xF; n ^= 5
print(n)
f = 7
f /= 2
print(f)
s = "a"
s += "b"
s *= 3
print(s)


class InPlace:
    def __iadd__(self, other):
        return ("iadd", other)

    def __add__(self, other):
        return ("add", other)

    def __imatmul__(self, other):
        return NotImplemented

    def __matmul__(self, other):
        return "matmul"

    def __ipow__(self, other):
        return "ipow"

    def __itruediv__(self, other):
        raise ValueError("itruediv")


i = j = k = InPlace()
i += 1
j @= 1
k **= 2
print(i, j, k)
m = InPlace()
try:
    m /= 1
except ValueError as error:
    print(error)
try:
    m -= 1
except TypeError as error:
    print(error)
d = {"k": [1]}
d["k"] += [2]
d["k"][0] += 10
print(d)
try:
    d["none"] += 1
except KeyError as error:
    print(error)
g = 0
def glob():
    global g
    g += 1
    def inner():
        nonlocal_ = 0
        return nonlocal_
    return g + inner()
print(glob(), glob())
