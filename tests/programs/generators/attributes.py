# Attributes and text of generators; names that can be set; sizes of running frames.
def gen(a):
    b = a + 1
    yield b
    c = yield
    yield c


g = gen(5)
print(g.__name__, g.__qualname__, type(g).__name__, g.gi_running, g.gi_suspended)
g.__name__ = "other"
g.__qualname__ = "some.other"
print(repr(g).split(" at ")[0], g.gi_frame.f_locals, g.gi_frame.f_lineno - g.gi_code.co_firstlineno)
for name, value in (("__name__", 5), ("__qualname__", None), ("x", 1)):
    try:
        setattr(g, name, value)
    except (TypeError, AttributeError) as error:
        print(error)
print(next(g), g.gi_frame.f_locals, g.gi_suspended, g.gi_frame.f_lineno - g.gi_code.co_firstlineno)


def running():
    yield me.gi_running, me.gi_suspended, me.gi_frame.f_code.co_name


me = running()
print(next(me))
print(iter(g) is g, hasattr(g, "__len__"), callable(g), bool(g))
print([n for n in dir(g) if not n.startswith("__")])
for wrong in (lambda: type(g)(), lambda: len(g), lambda: g[0], lambda: g(), lambda: g.send(), lambda: g.send(1, 2), lambda: g.close(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    class Sub(type(g)):
        pass
except TypeError as error:
    print(error)
print((lambda: (yield))().__name__, (x for x in ()).__qualname__)


class C:
    def method(self):
        yield self

    @classmethod
    def cm(cls):
        yield cls


print(C().method().__qualname__, next(C.cm()) is C)
import sys
print(sys.getrefcount is not None, g.gi_yieldfrom)
