# _count_elements and _tuplegetter, which Counter and namedtuple stand on.
from _collections import deque, defaultdict, OrderedDict, _count_elements, _tuplegetter


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


c={}; _count_elements(c,'abracadabra'); print(c)
class C(dict): pass
c=C(); _count_elements(c,'aab'); print(c)
class P(tuple):
    x=_tuplegetter(0,'doc x'); y=_tuplegetter(1,'doc y')
p=P((3,4)); print(p.x,p.y,P.x,P.x.__doc__,P.__dict__['x'].__reduce__()[1])
def s1(): p.x=1
t(s1); t(lambda: P.x.__get__(5)); t(lambda: P((1,)).y)

