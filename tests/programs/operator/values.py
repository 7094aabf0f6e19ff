# _operator over built-in values and over a class with special methods.
import _operator as O


print(O.itemgetter(1)([1,2,3]), O.itemgetter(0,2)('abc'), O.itemgetter(slice(2))([1,2,3]))
class A:
    def __init__(self,**k): self.__dict__.update(k)
    def m(self,*a,**k): return a,k
    def __repr__(self): return 'A'
    def __index__(self): return 7
    def __add__(self,o): return ('add',o)
    def __getitem__(self,i): return i
    def __lt__(self,o): return 'lt'
    def __length_hint__(self): return 5
a=A(x=A(y=3),z=4)
print(O.attrgetter('x.y')(a), O.attrgetter('z','x.y','x')(a), O.methodcaller('m',1,k=2)(a), O.methodcaller('m')(a))
print(O.add(a,1),O.index(a),O.lt(a,2),O.length_hint(a),O.concat([1],[2]),O.getitem(a,5),O.truth(a),O.iadd([1],[2]),O.pow(2,10),O.mod('%s',1))
