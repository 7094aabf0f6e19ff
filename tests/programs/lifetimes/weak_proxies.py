# Weak proxies: every operation goes to the object, until it is gone.
import gc, _weakref as w
p = None
class P:
    x = 5
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2
    def __add__(self, o): return ('add', o)
    def __radd__(self, o): return ('radd', o)
    def __call__(self, *a, **k): return a, k
    def __contains__(self, i): return i == 1
    def __iter__(self): return iter('abc')
    def __str__(self): return 'P!'
    def __eq__(self, o): return o == 1
    def __iadd__(self, o): return ('iadd', o)
    def __getattr__(self, n): return 'attr ' + n
    def __neg__(self): return 'neg'
o = P()
p = w.proxy(o)
print(type(p), w.proxy(o) is p, p.x, len(p), p[4], p + 1, 1 + p, p(1, k=2), 1 in p, 2 in p, list(p), str(p), p == 1, p == 2, p.foo, -p, bool(p))
p.y = 3; print(o.y); del p.y
q = p; q += 1; print(q)
try: hash(p)
except TypeError as e: print(e)
del o; gc.collect()
try: p.x
except ReferenceError as e: print(type(e).__name__, e)
try: len(p)
except ReferenceError as e: print(type(e).__name__, e)
print(w.ref, w.ProxyType, w.CallableProxyType)
