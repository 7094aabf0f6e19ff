# What the functions of _operator and _functools refuse, and in which words.
import _operator as O, _functools as F
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def lru(maxsize=128, typed=False):
    def deco(f): return F._lru_cache_wrapper(f, maxsize, typed, lambda *a: a)
    return deco
for f in [lambda:O.itemgetter(),lambda:O.itemgetter(1)(),lambda:O.itemgetter(1)(1,2),lambda:O.itemgetter(1)(x=1),lambda:O.itemgetter(x=1),lambda:O.attrgetter(),lambda:O.attrgetter(1),lambda:O.attrgetter('a',2),lambda:O.attrgetter('a')(),lambda:O.attrgetter('a')(1),lambda:O.attrgetter('a')(a=1),
 lambda:O.methodcaller(),lambda:O.methodcaller(1),lambda:O.methodcaller('x')(),lambda:O.methodcaller('x')(1,2),lambda:O.methodcaller(name='x'), lambda:O.itemgetter(1,'a'),lambda:O.attrgetter('a.b','c'),lambda:O.methodcaller('f',1,k=2),
 lambda:O.itemgetter(1).__reduce__(),lambda:O.attrgetter('a.b','c').__reduce__(),lambda:O.methodcaller('f',1).__reduce__(),lambda:O.methodcaller('f',1,k=2).__reduce__(),
 lambda:O.add(1),lambda:O.add(1,'a'),lambda:O.neg(),lambda:O.neg('a'),lambda:O.concat(1,2),lambda:O.concat([1],2),lambda:O.iconcat(1,2),lambda:O.countOf(1,2),lambda:O.indexOf([1],2),lambda:O.indexOf(1,2),lambda:O.contains(1,2),lambda:O.length_hint(1,'a'),lambda:O.length_hint(1,3),lambda:O.length_hint(),lambda:O.length_hint([1]),lambda:O.length_hint(iter([1,2])),
 lambda:O.call(),lambda:O.call(len,[1]),lambda:O.call(dict,a=1),lambda:O.index('a'),lambda:O.index(True),lambda:O._compare_digest('a','a'),lambda:O._compare_digest(b'a','a'),lambda:O._compare_digest('é','a'),lambda:O._compare_digest(1,'a'),lambda:O.add(a=1,b=2), lambda: O.is_(1,2), lambda:O.not_([]), lambda: O.getitem([1],4), lambda:O.setitem((),0,1), lambda:O.delitem({},1),
 lambda:F.reduce(),lambda:F.reduce(1),lambda:F.reduce(1,2),lambda:F.reduce(1,[]),lambda:F.reduce(O.add,[1,2,3],10),lambda:F.reduce(1,[1]),lambda:F.reduce(1,[1,2]),lambda:F.reduce(1,[],5),lambda:F.reduce(1,2,3,4),
 lambda:F.partial(),lambda:F.partial(1),lambda:F.partial(a=1),lambda:F.partial(len)(),lambda:F.partial(print,1,a=2),lambda:F.partial(F.partial(print,1,a=2),2,b=3),lambda:F.partial(int,base=2)('101'),lambda:F.partial(int).__reduce__(),lambda:F.partial(int).__setstate__(1),lambda:F.partial(int).__dict__,lambda:F.partial(int,'1',base=3).args,
 lambda:F.cmp_to_key(),lambda:F.cmp_to_key(1)(2)<3,lambda:F.cmp_to_key(1)(2)<F.cmp_to_key(1)(2),lambda:hash(F.cmp_to_key(1)(2)),lambda:F.cmp_to_key(lambda a,b:0)(2).obj,lambda:F.cmp_to_key(lambda a,b:0).obj,lambda:F.cmp_to_key(1)(),lambda:F.cmp_to_key(1)(1,2),lambda:type(F.cmp_to_key(1)),
 lambda:F._lru_cache_wrapper(),lambda:F._lru_cache_wrapper(1,2,3,4),lambda:F._lru_cache_wrapper(len,'a',3,4),lambda:lru()(len).cache_info(),lambda:lru()(len)([]), lambda: type(lru()(len)),
]: t(f)
