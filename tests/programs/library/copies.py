# copy: shallow and deep copies of built-in and a program's own objects, with their hooks.
import copy
from collections import OrderedDict, defaultdict, deque, namedtuple

a = [1, [2, 3], {"k": [4]}, (5, [6])]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append("new")
a[2]["k"].append("new")
a[3][1].append("new")
print(b, c, sep="\n")
t = (1, "two", (3,))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(len) is len, copy.copy(int) is int)
loop = [1]
loop.append(loop)
other = copy.deepcopy(loop)
print(other is not loop, other[1] is other)


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Hooked:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ("deep", type(memo).__name__)


class State:
    def __init__(self):
        self.open = True

    def __getstate__(self):
        return {"was": "open"}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class Listy(list):
    pass


n = Node([1], Node([2]))
s, d = copy.copy(n), copy.deepcopy(n)
print(s.value is n.value, s.next is n.next, d.value, d.value is n.value, d.next is n.next, d.next.value)
x = copy.deepcopy(Slotted([1, 2]))
print(x.x, hasattr(x, "y"), copy.copy(Hooked()), copy.deepcopy(Hooked()), vars(copy.copy(State())))
y = Listy([1, [2]])
y.extra = "attr"
z = copy.deepcopy(y)
print(z, type(z).__name__, z.extra, z[1] is y[1])
P = namedtuple("P", "a b")
print(copy.deepcopy(P([1], 2)), copy.copy(deque([1, 2], 5)), copy.deepcopy(defaultdict(list, a=[1])))
print(list(copy.deepcopy(OrderedDict(b=[1])).items()), copy.deepcopy({1, (2, 3)}) == {1, (2, 3)}, copy.copy(bytearray(b"ab")))
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
try:
    copy.copy(x for x in [])
except TypeError as e:
    print(e)
