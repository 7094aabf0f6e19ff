# symtable: every block and every name of a program, and what the tables refuse.
# Only 3.12: it has type parameters
import symtable, sys, weakref
def show(t,i=0):
    print(' '*i,t.get_type(),t.get_name(),t.is_nested(),t.is_optimized(),t.has_children(),t.get_lineno(),sorted(t.get_identifiers()),repr(t))
    for s in t.get_symbols():
        print(' '*i,' ',s.get_name(),s, s.is_referenced(),s.is_parameter(),s.is_global(),s.is_local(),s.is_free(),s.is_imported(),s.is_assigned(),s.is_annotated(),s.is_nonlocal(),s.is_declared_global(),s.is_namespace(),[n.get_name() for n in s.get_namespaces()])
    if t.get_type()=='function': print(t.get_parameters(),t.get_locals(),t.get_globals(),t.get_nonlocals(),t.get_frees())
    if t.get_type()=='class': print(t.get_methods())
    for c in t.get_children(): show(c,i+2)
show(symtable.symtable("""
import os.path as p
from x import *
def f(a,*b,c=1,**d):
  def g():
    nonlocal c
    return a
  x=[i for i in b]
  global z
  z = 4
  y: int
class C(object):
  __p=1
  def m(self): return __class__
type A[T]=T
l=lambda q:q
class D[T: int]: pass
async def h():
  return {x async for x in y if (w:=x)}, (k for k in j)
""","f.py","exec"))
show(symtable.symtable("lambda: x","f","eval"))
import _symtable
t=_symtable.symtable(b"x=1","f","single"); print(t.name,t.symbols,t.varnames,t.children,type(t),t.lineno)
for a in (("x","f"),("x","f","foo"),(1,"f","exec"),("x",1,"exec"),("(","f","exec"),("nonlocal x","f","exec"),("def f():\n  global z\n  z: int","f","exec"),("x",'f',1)):
    try: _symtable.symtable(*a)
    except BaseException as e: print(type(e),e)
try: type(t)()
except BaseException as e: print(e)
try: t.name=1
except BaseException as e: print(type(e))
print([k for k in vars(_symtable) if k.isupper() and k[0] != "_"])
