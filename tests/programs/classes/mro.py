# The method resolution order of several bases, and one that can't be made.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class E(C): pass
class F(D, E): pass


print([c.__name__ for c in F.__mro__])
try:
    class G(A, B): pass
except TypeError as e:
    print(type(e).__name__, e)
try:
    class H(A, A): pass
except TypeError as e:
    print(type(e).__name__, e)
try:
    class I(1): pass
except TypeError as e:
    print(type(e).__name__)
