# copy.copy and copy.deepcopy of everyday and odd objects.
import copy


class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


p = P([1, 2])
q, r = copy.copy(p), copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r == p, type(r).__name__)
a = [1, [2, 3], {"k": (4, [5])}]
b, c = copy.copy(a), copy.deepcopy(a)
print(b[1] is a[1], c[1] is a[1], c == a, c[2]["k"] is a[2]["k"], copy.copy((1,)) == (1,), copy.deepcopy({1, 2}), copy.deepcopy(frozenset([1])))
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d)
shared = [0]
e = copy.deepcopy([shared, shared])
print(e[0] is e[1], e[0] is shared)


class Hooks:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ("deep", type(memo).__name__)


class Slots:
    __slots__ = ("a",)


s = Slots()
s.a = [1]
t = copy.deepcopy(s)
print(copy.copy(Hooks()), copy.deepcopy(Hooks()), t.a, t.a is s.a, copy.copy(len) is len, copy.deepcopy(int) is int, copy.copy(None), copy.deepcopy(range(3)), copy.copy(slice(1, 2)))
n = 1
deep = []
for _ in range(50):
    deep = [deep]
print(copy.deepcopy(deep) == deep, copy.copy({1: [2]})[1], copy.deepcopy(ValueError("v", [1])).args, copy.copy(bytearray(b"x")), copy.deepcopy(1.5), copy.replace if hasattr(copy, "replace") else "none")
for wrong in ((i for i in ()), iter([]).__class__):
    try:
        print(copy.copy(wrong) is wrong)
    except TypeError as error:
        print(error)
