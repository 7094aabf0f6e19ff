# weakref: dictionaries and sets that do not keep their objects, methods, finalizers.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def hello(self):
        return "hello " + self.name


a, b = Thing("a"), Thing("b")
values = weakref.WeakValueDictionary(x=a)
values["y"] = b
keys = weakref.WeakKeyDictionary()
keys[a], keys[b] = 1, 2
both = weakref.WeakSet([a, b])
print(sorted(values.keys()), sorted(keys.values()), len(both), values["y"], keys[a], a in both)
method = weakref.WeakMethod(b.hello)
print(method()(), values.get("z", "none"), values.setdefault("x", b))
f = weakref.finalize(b, print, "finalized", 1, end="!\n")
print(f.alive, f.peek()[1:3] == (print, ("finalized", 1)))
del b
gc.collect()
print(sorted(values.keys()), list(keys.items()), list(both), method(), f.alive, f())
g = weakref.finalize(a, print, "never")
print(g.detach()[0], g.alive, g.detach())
try:
    values["y"]
except KeyError as e:
    print("KeyError", e)
del values["x"], keys[a]
both.discard(a)
print(len(values), len(keys), len(both), a in keys, weakref.ref(a)() is a, weakref.proxy(a).name)
