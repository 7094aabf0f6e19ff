# gc.collect frees cycles: closures, classes, generators, exceptions with their frames.
import gc
from _weakref import ref


class Node:
    def __init__(self):
        self.me = self


def closure():
    cell = Node()
    def inner():
        return inner, cell
    return ref(cell)


def klass():
    class Local:
        pass
    Local.instance = Local()
    return ref(Local)


def generator():
    node = Node()
    def gen():
        yield node
        yield g
    g = gen()
    next(g)
    node.g = g
    return ref(node)


def exception():
    node = Node()
    try:
        raise ValueError(node)
    except ValueError as error:
        node.error = error
        return ref(node)


refs = [f() for f in (closure, klass, generator, exception)]
kept = Node()
refs.append(ref(kept))
gc.collect()
print([r() is None for r in refs])
order = []


class Final:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        order.append(self.name)


x, y = Final("x"), Final("y")
x.other, y.other = y, x
del x, y
gc.collect()
print(sorted(order))


class Revive:
    def __del__(self):
        saved.append(self)


saved = []
Revive()
gc.collect()
print(len(saved), type(saved[0]).__name__)
print(gc.isenabled(), gc.get_count().__class__.__name__, gc.is_tracked([]) or True)
