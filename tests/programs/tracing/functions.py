# Trace functions: set, taken away, raising.
import sys
def f():
    try: undefined_name
    except NameError as e: print("ok", e)
def g():
    undefined_name
def tr(frame, event, arg):
    return tr
sys.settrace(tr)
f()
try: g()
except NameError as e: print(e)
sys.settrace(None)
import weakref
class A: pass
a = A()
def cb(r):
    try: undefined_name
    except NameError as e: print("cb", e)
r = weakref.ref(a, cb)
def tr2(frame, event, arg):
    print(frame.f_code.co_name, event, frame.f_lineno)
    raise ValueError("bad")
sys.settrace(tr2)
try: f()
except ValueError as e: print(e)
sys.settrace(tr)
del a
import gc; gc.collect()
sys.settrace(lambda *a: (lambda *b: 1/0))
try: f()
except ZeroDivisionError as e: print(e)
sys.settrace(None)


# What a frame lets a tracer set.
def quiet(frame, event, arg):
    frame.f_trace_lines = False
    print(event, frame.f_code.co_name, frame.f_trace_lines, frame.f_trace_opcodes)
    return quiet


def two():
    a = 1
    return a


sys.settrace(quiet)
two()
sys.settrace(None)


def once(frame, event, arg):
    print("once", event)
    frame.f_trace = None


def begin(frame, event, arg):
    return once


sys.settrace(begin)
two()
sys.settrace(None)
print(sys.gettrace())
import threading


def in_thread(frame, event, arg):
    if frame.f_code.co_name == "two":
        print("thread", event)
    return in_thread


threading.settrace(in_thread)
thread = threading.Thread(target=two)
thread.start()
thread.join()
threading.settrace(None)
for wrong in [lambda: sys.settrace(), lambda: sys.call_tracing(two, 1), lambda: sys.settrace(1, 2)]:
    try:
        wrong()
    except TypeError as error:
        print(error)
print(sys.call_tracing(two, ()))
