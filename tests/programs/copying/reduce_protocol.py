# __reduce_ex__, __getstate__, __reduce__ of plain objects, slots, lists, dicts, exceptions.
class Plain:
    def __init__(self):
        self.x = 1


class Slots:
    __slots__ = ("a", "b")


class Both(Slots):
    pass


class Args(tuple):
    def __new__(cls, *args):
        return super().__new__(cls, args)

    def __getnewargs__(self):
        return tuple(self)


def show(value):
    made = value.__reduce_ex__(2)
    function, args, *rest = made
    print(function.__name__, args, [list(r) if hasattr(r, "__next__") else r for r in rest])


s = Slots()
s.a = 5
b = Both()
b.b, b.c = 1, 2
p = Plain()
show(p)
show(s)
show(b)
show(Args(1, 2))


class L(list):
    pass


class D(dict):
    pass


items = L([1, 2])
items.extra = 3
show(items)
show(D(k=1))
print(p.__getstate__(), s.__getstate__(), b.__getstate__(), Plain.__new__(Plain).__getstate__(), (5).__getstate__(), [].__getstate__())
print(ValueError(1).__reduce__(), KeyError("k").__reduce_ex__(2), OSError(2, "m", "f").__reduce__(), ImportError("x", name="n").__reduce__())
for value in ((i for i in ()), len.__class__, s):
    try:
        value.__reduce_ex__(0)
        print("fine")
    except TypeError as error:
        print(error)


class Custom:
    def __reduce__(self):
        return (Custom, ())


print(Custom().__reduce_ex__(4), (1).__reduce_ex__(2)[1], "s".__reduce_ex__(2)[1], (1, 2).__getnewargs__(), 1.5.__getnewargs__(), (2j).__getnewargs__())
