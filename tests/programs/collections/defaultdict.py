# defaultdict: the factory, __missing__ of a derived class, unions, keys with an equality of their own.
from _collections import deque, defaultdict, OrderedDict, _count_elements, _tuplegetter


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


dd=defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd.default_factory, len(dd), dd==({'a':[1],'b':[]}))
dd=defaultdict(int,{'x':1},y=2); dd['z']+=5; print(dd, dict(dd), 'q' in dd, dd.get('q'), type(dd.copy()), dd.copy(), sorted(dd))
print(defaultdict(), defaultdict(None,a=1), repr(defaultdict(int)))
for f in [lambda:defaultdict(1),lambda:defaultdict()['a'],lambda:defaultdict(int,1),lambda:defaultdict(int,[(1,2)]),lambda:defaultdict(int,{},{}),lambda:dd.__missing__('k'),lambda:dd['k'],lambda:dd|{'m':1},lambda:{'m':1}|dd,lambda:type({'m':1}|dd),lambda:hash(dd),lambda:dd.__reduce__()[:2],lambda:defaultdict.__mro__, lambda: defaultdict(lambda: 1/0)['x'], lambda: dd.fromkeys('ab')]: t(f)
dd.default_factory=None; t(lambda: dd['nope']); dd|={'u':3}; print(dd, type(dd))
class S(defaultdict):
    def __missing__(self,k): self[k]=k*2; return self[k]
s=S(int); print(s['ab'], s, s.default_factory)
class S2(defaultdict): pass
s=S2(list,{1:2}); s[5].append(1); print(s, type(s.copy()), s.copy())
class K:
    def __init__(s,n): s.n=n
    def __hash__(s): return 1
    def __eq__(s,o): return s.n==o.n
    def __repr__(s): return 'K%d'%s.n
dd=defaultdict(list); dd[K(1)].append(1); dd[K(2)].append(2); dd[K(1)].append(3); print(dd)
