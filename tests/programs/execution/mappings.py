# exec with locals that are any mapping, and globals that are a subclass of dict.
class M:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        print('get', k); return self.d[k]
    def __setitem__(self, k, v):
        print('set', k, v); self.d[k] = v
    def __delitem__(self, k):
        print('del', k); del self.d[k]
m = M()
exec("a1 = 1\nb1 = a1 + a\nprint(b1)\ndel a1\n", {'a': 2}, m)
print(m.d)
try: exec("del nope", {}, m)
except NameError as e: print(repr(e))
try: exec("nope", {}, m)
except NameError as e: print(repr(e))
exec("x: int = 3\nprint(__annotations__)", {}, m)
class MD(dict):
    def __missing__(self, k):
        if k.startswith('__') or k == 'print': raise KeyError(k)
        return 'missing ' + k
exec("print(foo, bar)", {'print': print}, MD())
g = MD()
exec("def f(): return zork\nprint(f())\ndef g():\n  global h\n  h = 3\ng()", g)
print(g['h'])
