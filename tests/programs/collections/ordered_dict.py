# OrderedDict: order, comparison, changes while it is gone through, derived classes.
from _collections import deque, defaultdict, OrderedDict, _count_elements, _tuplegetter


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


o=OrderedDict([('a',1),('b',2)],c=3); print(list(o.items()), o['b'], len(o)); o.move_to_end('a'); print(list(o)); o.move_to_end('c',last=False); print(list(o), list(reversed(o)))
print(o.popitem(), o.popitem(last=False), list(o), o.pop('b'), o.pop('zz',7), list(o), bool(o))
for f in [lambda:OrderedDict(1),lambda:OrderedDict([1]),lambda:OrderedDict([(1,2,3)]),lambda:OrderedDict({},{}),lambda:OrderedDict().popitem(),lambda:OrderedDict().pop('a'),lambda:OrderedDict().move_to_end('a'),lambda:OrderedDict().pop(),lambda:OrderedDict().setdefault('a',3),lambda:list((OrderedDict(a=1)|{'b':2}).items()),lambda:type({'b':2}|OrderedDict(a=1)),lambda:OrderedDict(a=1)==OrderedDict(a=1),lambda:OrderedDict([('a',1),('b',2)])==OrderedDict([('b',2),('a',1)]),lambda:OrderedDict([('a',1),('b',2)])=={'b':2,'a':1},lambda:OrderedDict.fromkeys('abc',1)==OrderedDict([('a',1),('b',1),('c',1)]),lambda:type(OrderedDict.fromkeys('ab')),lambda:type(OrderedDict(a=1).copy()),lambda:OrderedDict(a=1).keys().__class__,lambda:iter(OrderedDict()).__class__,lambda:hash(OrderedDict()),lambda:OrderedDict(a=1).__reduce__()[:3], lambda:OrderedDict(a=1).update({'b':1},c=2), lambda:OrderedDict().update(1,2)]: t(f)
def mo():
    o=OrderedDict(a=1,b=2)
    for k in o: o['c']=1
t(mo)
class OD(OrderedDict):
    def __setitem__(self,k,v): print('set',k,v); super().__setitem__(k,v)
    def __getitem__(self,k): return ('got',super().__getitem__(k))
o=OD(x=1); o.update([('y',2)]); o['z']=3; print(o['x'], list(o))
class OM(OrderedDict):
    def __missing__(self,k): return 'missing '+k
print(OM()['q'])
