# Special methods that a descriptor in the class gives.
class Gives:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        print("asked of", type(instance).__name__, "for", owner.__name__)
        return lambda *args: self.function(instance, *args)


class Holder:
    __len__ = Gives(lambda self: 3)
    __getitem__ = Gives(lambda self, key: key * 2)
    __add__ = Gives(lambda self, other: ("sum", other))
    __call__ = Gives(lambda self, *args: args)
    __contains__ = Gives(lambda self, item: item == 1)
    __repr__ = property(lambda self: lambda: "shown")
    __eq__ = Gives(lambda self, other: other == 5)
    __hash__ = Gives(lambda self: 7)


h = Holder()
print(len(h))
print(h[4], h + 1, h(1, 2), 1 in h, 2 in h)
print(repr(h), h == 5, hash(h))


class Refuses:
    def __get__(self, instance, owner):
        raise KeyError("no")


class Bad:
    __len__ = Refuses()
    __add__ = Refuses()


for use in (len, lambda b: b + 1):
    try:
        use(Bad())
    except KeyError as error:
        print("KeyError", error)
