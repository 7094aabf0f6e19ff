# __del__: once per object, with resurrection, in a cycle, in a long chain, for subclasses of built-ins, and what it raises;
# each collection is asked for, and nothing depends on when an object is freed.
import gc


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def lose(make):
    make()
    gc.collect()


def plain():
    Named("plain")


def cycle():
    a = Named("in a cycle")
    a.me = [a]


lose(plain)
lose(cycle)


class Back:
    saved = []

    def __del__(self):
        print("saves itself")
        Back.saved.append(self)


lose(Back)
print(type(Back.saved.pop()).__name__)
gc.collect()
print("not called again", len(Back.saved))


class L(list):
    def __del__(self):
        print("list of", len(self))


class E(Exception):
    def __del__(self):
        print("exception", self.args)


lose(lambda: L("abc"))
lose(lambda: E("text"))


class Meta(type):
    def __del__(cls):
        print("class", cls.__name__)


def make_class():
    class Made(metaclass=Meta):
        pass


lose(make_class)


class Node:
    __slots__ = ("next",)
    count = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Node.count += 1


def chain():
    node = None
    for _ in range(300):
        node = Node(node)


lose(chain)
print(Node.count)


class Late:
    pass


late = Late()
Late.__del__ = lambda self: print("added later")
del late
gc.collect()
del Late.__del__
lose(Late)


class Collects:
    def __del__(self):
        print("collects", gc.collect() >= 0)
        Named("made by a finalizer")


lose(Collects)
gc.collect()
print(gc.isenabled(), gc.garbage, gc.is_tracked([]), gc.is_tracked(1))
