# cmp_to_key, partial and lru_cache's wrapper as _functools has them.
import _functools as F


def lru(maxsize=128, typed=False):
    def deco(f):
        return F._lru_cache_wrapper(f, maxsize, typed, lambda *a: a)
    return deco


print(sorted([3,1,2],key=F.cmp_to_key(lambda a,b:b-a)))
p=F.partial(lambda *a,**k:(a,k),1,2,x=1)
print(p(3,x=4,y=5), p.args, p.keywords); p.foo=1; print(p.__dict__, F.partial(p,9)(1))
class P(F.partial): pass
print(P(int,'3'), P(int,'3')(), repr(P(int)))
q=F.partial(int); q.__setstate__((int,(q,),{'a':q},{})); print(q); 
calls=[]
@lru(2)
def f(*a,**k): calls.append((a,k)); return len(calls)
print(f(1),f(2),f(1),f(3),f(1),f(2),f.cache_info(),f(a=1),f(a=1),f(1.0),calls)
f.cache_clear(); print(f.cache_info())
@lru(None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(50), fib.cache_info())
class M:
    @lru()
    def m(self,x): return x*2
    def __hash__(self): print('hash'); return 1
    def __eq__(self,o): print('eq'); return True
m=M(); print(m.m(3),m.m(3),M.m(m,3),M().m(3),M.m.cache_info())
@lru(0)
def g(x): return x
print(g(1),g(1),g.cache_info())
@lru(typed=True)
def h(x): return x
print(h(1),h(1.0),h(True),h.cache_info())
f.x=3; print(f.x, f.__dict__)
try: fib([])
except TypeError as e: print(e)

