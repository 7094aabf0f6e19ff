# displayhook, what code of the mode single prints, excepthook on stderr and on what takes its place.
import sys
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
    def flush(self): self.t.append("F")
w = W()
sys.displayhook(5); sys.displayhook(None)

exec(compile("1+1", "x", "single"))
exec(compile('for i in range(3): i\n', 'x', 'single'))
print(_)
def hook(v): print('hook', v)
sys.displayhook = hook
exec(compile('"s"', 'x', 'single'))
sys.displayhook = sys.__displayhook__
try: 1/0
except Exception: sys.excepthook(*sys.exc_info())
sys.excepthook(int, 3, None)
sys.stderr = w
try: 1/0
except Exception: sys.excepthook(*sys.exc_info())
sys.stderr = sys.__stderr__
print(''.join(w.t[-1:]).splitlines()[-1])
