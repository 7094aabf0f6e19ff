# sys.excepthook of the program is called for an uncaught exception; what it raises is shown too.
import sys
def hook(kind, value, traceback):
    print('hook', kind.__name__, value, traceback.tb_lineno, sys.last_value is value, flush=True)
    raise KeyError('in the hook')
sys.excepthook = hook
def f():
    raise ValueError('outer')
f()
