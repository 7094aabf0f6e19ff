# print to any file; sys.stdout and sys.stderr, replaced and as they are.
import sys
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
    def flush(self): self.t.append('F')
w = W()
print(1, 'a', [2], file=w, flush=True)
print(file=w)
print('x', 'y', sep='-', end='!', file=w)
print(w.t)
old = sys.stdout
sys.stdout = w
print('hidden')
sys.stdout = old
print(w.t[-2:])
sys.stdout = None
print('nothing')
sys.stdout = old
print('to err', file=sys.stderr)
sys.stdout.write('direct\n')
print(sys.stdout.writable(), sys.stdin.readable(), sys.stdout.encoding, sys.stderr.errors, sys.stdout.name)
sys.stdout.writelines(['a', 'b\n'])
class R:
    def __str__(self): return 'RR'
print(R(), 3, file=w); print(w.t[-4:])
class Bad:
    def write(self, s): raise ValueError(s)
try: print('q', file=Bad())
except ValueError as e: print(repr(e))
try: print('q', file=3)
except AttributeError as e: print(e)
