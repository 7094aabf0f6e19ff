# sys._getframe: what a frame says while it runs and after it has ended; the frames of a traceback.
import sys
def f(a, b=2):
    c = 3
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, sorted(fr.f_locals), fr.f_back.f_code.co_name, fr.f_back.f_lineno)
    print(fr.f_locals is fr.f_locals, fr.f_locals is locals(), fr is sys._getframe(0))
    c = 4
    print(fr.f_locals['c'])
    del c
    print('c' in fr.f_locals)
    c = 9
    return fr
fr = f(1)
print(fr.f_lineno, fr.f_locals['c'], fr.f_back is sys._getframe(), fr.f_back.f_back)
print(sys._getframe().f_globals is globals(), sys._getframe().f_locals is globals())
class A:
    x = 1
    print(sorted(k for k in sys._getframe().f_locals), sys._getframe().f_code.co_name)
def g():
    try:
        h()
    except ZeroDivisionError as e:
        tb = e.__traceback__
        print(tb.tb_frame is sys._getframe(), tb.tb_lineno, tb.tb_next.tb_frame.f_locals, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_back is tb.tb_frame)
        return e
def h():
    zz = 7
    1/0
e = g()
tb = e.__traceback__
print(tb.tb_frame.f_code.co_name, sorted(tb.tb_frame.f_locals), tb.tb_frame.f_lineno, tb.tb_frame.f_back is sys._getframe())
try: sys._getframe(100)
except ValueError as x: print(x)
def rec(n):
    if n == 0:
        return sys._getframe()
    return rec(n-1)
fr = rec(20)
n = 0
while fr: n += 1; fr = fr.f_back
print(n)
def w():
    x = 1
    fr = sys._getframe()
    return fr
fr = w(); fr.clear(); print(fr.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
def deep():
    exec("print(sys._getframe().f_back.f_code.co_name)")
    return list(map(lambda x: sys._getframe(1).f_code.co_name, '1'))
print(deep())
def two():
    errs = []
    for i in range(2):
        try: raise ValueError(i)
        except ValueError as e: errs.append(e)
    return errs
a, b = two()
print(a.__traceback__.tb_frame is b.__traceback__.tb_frame, a.__traceback__.tb_frame.f_locals['i'])
print(getattr(fr, 'f_lineno') - 84, object.__getattribute__(fr, 'f_lineno'))
print([x for x in dir(fr) if x.startswith('f_')])
class CM:
    def __enter__(self): return sys._getframe(1).f_lineno
    def __exit__(self, *a): print(sys._getframe(1).f_lineno)
with CM() as l:
    print(l)
