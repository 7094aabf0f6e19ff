# Weak references: callbacks, equality, hash, dead ones, what can't be referred to.
import gc
from _weakref import getweakrefcount, getweakrefs, proxy, ref


class A:
    def __init__(self, n=0):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return self.n


a, b = A(1), A(1)
r, s = ref(a), ref(b)
print(r() is a, r == s, hash(r) == hash(s), r is ref(a), getweakrefcount(a), len(getweakrefs(a)), r != s, type(r).__name__)
called = []
t = ref(a, lambda dead: called.append(dead is t))
print(getweakrefcount(a), t is not r, t == r)
p = proxy(a)
print(p.n, p == a, type(p).__name__)
p.n = 5
print(a.n, isinstance(p, A))
del a
gc.collect()
print(r(), called, r == s, hash(r) == hash(s))
try:
    p.n
except ReferenceError as error:
    print(error)
for value in (5, "text", (1,), [1], {}, None, len, A, A.__init__, {1}, (lambda: 1)):
    try:
        ref(value)
        print("fine", type(value).__name__)
    except TypeError as error:
        print(error)


class Slots:
    __slots__ = ()


class Weak:
    __slots__ = ("__weakref__",)


for thing in (Slots(), Weak()):
    try:
        print(ref(thing)() is thing)
    except TypeError as error:
        print(error)


class Sub(ref):
    pass


print(Sub(b)() is b, type(Sub(b)).__name__, Sub(b) == ref(b))
for args in ((), (1, 2, 3), (b, None)):
    try:
        print(ref(*args)() is b)
    except TypeError as error:
        print(error)
