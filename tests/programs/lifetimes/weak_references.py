# Weak references: shared, equal, hashed, called back, of a subclass; what they can't refer to. Collections are asked for.
import gc, _weakref as w
class C:
    def __init__(self, n=0): self.n = n
    def m(self): return self.n
c = C(1)
r = w.ref(c)
print(r() is c, r.__callback__, w.ref(c) is r, w.getweakrefcount(c))
def cb(ref): print('callback', ref is r2, ref())
r2 = w.ref(c, cb)
print(w.getweakrefcount(c), w.getweakrefs(c) == [r, r2], r == r2, r != r2, hash(r) == hash(c))
del c
gc.collect()
print(r(), r2(), r == r2, r == r, r2.__callback__)
print(hash(r) is not None)
try: hash(r2)
except TypeError as e: print(e)
for bad in (1, 'x', (), [], {}, None, object(), 1.5):
    try: w.ref(bad)
    except TypeError as e: print(e)
for ok in (C, C.m, set(), frozenset(), print, int, len, (i for i in ()), gc):
    assert w.ref(ok)() is not None or type(ok).__name__ == 'method'
class S: __slots__ = ('a',)
try: w.ref(S())
except TypeError as e: print(e)
class S2: __slots__ = ('a', '__weakref__')
s = S2(); print(w.ref(s)() is s)
class T(tuple): pass
try: w.ref(T())
except TypeError as e: print(e)
class D(dict): pass
d = D(); print(w.ref(d)() is d)
class R(w.ref):
    __slots__ = ('key',)
    def __new__(type, ob, callback, key):
        self = super().__new__(type, ob, callback)
        self.key = key
        return self
    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)
out = []
c = C(2)
k = R(c, lambda ref: out.append((ref.key, type(ref).__name__)), 'thekey')
print(k() is c, isinstance(k, w.ref), k == w.ref(c), {k: 1}[w.ref(c)])
k3 = R(c, None, 'n'); gc.collect(); print(k3.key, k3() is c, w.getweakrefcount(c))
del c; gc.collect(); print(out)
dd = {}
c = C(); c.n = 0; dd['a'] = w.ref(c); dd['b'] = w.ref(C); del c; gc.collect()
w._remove_dead_weakref(dd, 'a'); w._remove_dead_weakref(dd, 'b'); w._remove_dead_weakref(dd, 'c'); print(sorted(dd))
try: w.ref()
except TypeError as e: print(e)
try: w.ref(C)(1)
except TypeError as e: print(e)
class Cy: pass
a = Cy(); a.a = a; a.r = w.ref(a, lambda r: print('never'))
del a; gc.collect(); print('end')
