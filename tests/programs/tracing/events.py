# Only 3.12: 3.11 tells of other lines
"""sys.settrace: which events there are, where, and what they bring."""
import sys
log = []
def tracer(frame, event, arg):
    if "/lib/" in frame.f_code.co_filename or frame.f_code.co_filename.startswith("<frozen"):
        return None
    a = arg
    if event == "exception": a = (arg[0].__name__, str(arg[1]), arg[2] is not None)
    if not isinstance(a, (int, str, tuple, type(None))):
        a = type(a).__name__
    elif isinstance(a, tuple) and any(hasattr(x, "gi_frame") for x in a):
        a = "with a generator"
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, a))
    return tracer
def show(f, *args):
    log.clear()
    sys.settrace(tracer)
    try:
        r = f(*args)
    except Exception as e:
        r = repr(e)
    finally:
        sys.settrace(None)
    print(f.__name__, type(r).__name__)
    for entry in log:
        print("  ", entry)
def simple(x):
    y = x + 1
    if y > 2:
        y *= 2
    else:
        y = 0
    return y
def loop(n):
    t = 0
    for i in range(n):
        t += i
    while t > 0: t -= 2
    return t
def gen():
    yield 1
    x = yield 2
    return x
def usegen():
    g = gen()
    a = next(g)
    b = list(g)
    return a, b
def raises():
    try:
        inner()
    except ValueError as e:
        z = 1
    finally:
        z = 2
    raise KeyError("x")
def inner():
    raise ValueError("v")
def comp():
    return [x for x in range(2)], {y: y
       for y in range(2)}, (z
       for z in [1])
class A:
    def __init__(self):
        self.x = 1
    @property
    def p(self):
        return self.x
def klass():
    a = A()
    return sorted([3, 1],
        key=lambda v:
            v), a.p
def withs():
    with open("/dev/null") as f:
        pass
    def d(a, b=1, *,
          c=2):
        return a
    return d(1,
      c=3,
      b=4)
def deco(f): return f
def decl():
    @deco
    @deco
    def g(): pass
    class B(object,
       metaclass=type):
        y = 1
    return g()
async def co():
    return 5
def runco():
    try: co().send(None)
    except StopIteration as e: return e.value
    yield from gen()
    return 3
def matchs(v):
    match v:
        case 1:
            r = 1
        case [a, b] if a:
            r = 2
        case _:
            r = 3
    return r
def oneline(): return 1
def wl():
    i = 0
    while i < 2: i += 1
def tryf():
    for i in range(2):
        try:
            if i: break
            continue
        finally:
            x = 1
def nested():
    def f():
        return 1
    return f() + f()
for f, *a in [(simple, 1), (simple, 5), (loop, 2), (usegen,), (raises,), (comp,), (klass,), (withs,), (decl,), (runco,), (matchs, 1), (matchs, [1, 2]), (matchs, 9), (oneline,), (wl,), (tryf,), (nested,)]:
    show(f, *a)
def bad(frame, event, arg):
    raise RuntimeError("in tracer")
def t1():
    sys.settrace(bad)
    try: oneline()
    except RuntimeError as e: print("caught", e, sys.gettrace())
t1()
def localonly(frame, event, arg):
    def local(frame, event, arg):
        print("local", event, frame.f_lineno); 
    print(event, frame.f_code.co_name)
    return local
sys.settrace(localonly); nested(); sys.settrace(None)
