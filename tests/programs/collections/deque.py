# deque: its methods, bounds, errors, changes while it is gone through, a derived class.
from _collections import deque, defaultdict, OrderedDict, _count_elements, _tuplegetter


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d=deque([1,2,3]); d.append(4); d.appendleft(0); print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d)
d.extend('ab'); d.extendleft('xy'); print(d); d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(100); print(d)
d.insert(1,'I'); d.insert(-1,'J'); d.insert(100,'K'); d.insert(-100,'L'); print(d); d.remove('I'); del d[0]; d[0]='Z'; print(d, d.index('J'), d.count(2), 'K' in d, 'q' in d)
d.reverse(); print(d, list(reversed(d)), d.copy(), d==d.copy(), d<deque(['a']) if 0 else '')
m=deque(range(5),3); print(m, m.maxlen, m.append(9), m, m.appendleft(8), m, m+deque([1]), m*2, 2*m, m.copy())
m+=[5,6]; print(m); m*=2; print(m); m.extend(m); print(m)
print(deque([1,2])==deque([1,2]), deque([1,2])<deque([1,3]), deque([1])<=deque([1]), deque([2])>deque([1,5]), deque([1])!=deque([2]), deque([1])==[1])
print(deque(), deque(maxlen=0), deque('abc',maxlen=2), bool(deque()), bool(deque([0])))
x=deque([1]); x.append(x); print(x, repr([x]))
for f in [lambda:deque(1),lambda:deque([],-1),lambda:deque([],'a'),lambda:deque([],1,2),lambda:deque(x=1),lambda:deque().pop(),lambda:deque().popleft(),lambda:deque([1])[5],lambda:deque([1])['a'],lambda:deque([1])[0:1],lambda:deque([1]).__delitem__(4),lambda:deque([1]).index(2),lambda:deque([1,2,1]).index(1,1),lambda:deque([1,2,1]).index(1,1,2),lambda:deque([1],1).insert(0,1),lambda:deque([1])+[1],lambda:deque([1])*'a',lambda:hash(deque()),lambda:deque().rotate('a'),lambda:deque()<1,lambda:deque().append(),lambda:deque.append(1,2),lambda:type(deque()),lambda:iter(deque([1,2])).__length_hint__(), lambda: deque([1])[10**30], lambda: deque.__name__+deque.__module__, lambda: deque([1]).index('a','b')]: t(f)
def mut():
    d=deque([1,2,3])
    for i in d: d.append(1)
t(mut)
class E:
    def __init__(s,d): s.d=d
    def __eq__(s,o): s.d.clear(); return False
def mut2(k):
    d=deque(); d.extend([E(d),2,3]); return k(d)
t(lambda: mut2(lambda d: 5 in d)); t(lambda: mut2(lambda d: d.count(5))); t(lambda: mut2(lambda d: d.index(5))); t(lambda: mut2(lambda d: d==deque([1,2,3])))
class DD(deque):
    def __init__(self, *a, z=1): super().__init__(*a); self.z=z
    def two(self): return self[0]*2
q=DD([4,5],z=9); print(q, q.z, q.two(), len(q), list(q), q.copy(), type(q.copy()), q+deque([1]), isinstance(q,deque), q[1], q==deque([4,5]))
print(DD('ab',1), DD().maxlen)
d=deque()
for i in range(1000): d.append(i)
for i in range(990): d.popleft()
print(d)
