# What object.__new__ and object.__init__ say of arguments; __new__ of other types.
class Plain:
    pass


class OnlyNew:
    def __new__(cls, *args, **kw):
        print("new", args, kw)
        return super().__new__(cls)


class OnlyInit:
    def __init__(self, *args):
        self.args = args


class Both:
    def __new__(cls, *args):
        return object.__new__(cls)

    def __init__(self, *args):
        super().__init__()


def attempt(run):
    try:
        print(type(run()).__name__)
    except TypeError as error:
        print(error)


attempt(lambda: Plain(1))
attempt(lambda: Plain(x=1))
attempt(lambda: OnlyNew(1, a=2))
attempt(lambda: OnlyInit(1))
attempt(lambda: Both(1))
attempt(lambda: object(1))
attempt(lambda: object.__new__(Plain, 1))
attempt(lambda: object.__new__(OnlyInit, 1))
attempt(lambda: object.__new__())
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(Plain))
attempt(lambda: int.__new__(bool))
attempt(lambda: object.__init__(Plain(), 1))
attempt(lambda: object.__init__(OnlyNew(), 1))


class NotNone:
    def __init__(self):
        return 5


attempt(NotNone)


class Elsewhere:
    def __new__(cls, x):
        print("made", type(x).__name__)
        return x

    def __init__(self, x):
        print("init", type(x).__name__)


print(Elsewhere(5), type(Elsewhere(Plain())).__name__)


class Sub(Elsewhere):
    pass


print(type(Elsewhere(object.__new__(Sub))).__name__)


class Int(int):
    def __new__(cls, text, base=10):
        return super().__new__(cls, text, base)

    def __init__(self, *args):
        self.args = args


i = Int("ff", 16)
print(i, i.args, i + 1, type(i + 1), repr(i))


class Tup(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


print(Tup(1, 2), type(Tup(1)[:]), Tup() == ())
import builtins

attempt(lambda: Plain.__new__(Plain))
Plain.__init__ = lambda self, x: setattr(self, "x", x)
attempt(lambda: Plain(1))
attempt(lambda: Plain())
