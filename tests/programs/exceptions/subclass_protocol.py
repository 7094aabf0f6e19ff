# Exceptions of one's own: __new__, __init__, __str__, args, reduce, setstate, equality.
class Plain(Exception):
    pass


class WithInit(Exception):
    def __init__(self, code, *, detail=""):
        super().__init__(code, detail)
        self.code = code


class NoSuper(Exception):
    def __init__(self, a, b):
        self.total = a + b


class Text(Exception):
    def __str__(self):
        return "text of " + repr(self.args)


print(repr(Plain()), repr(Plain(1)), repr(Plain(1, "b")), str(Plain()), str(Plain(1)), str(Plain(1, "b")))
e = WithInit(4, detail="d")
print(repr(e), e.code, e.args, str(e))
e = NoSuper(1, 2)
print(repr(e), e.args, e.total)
print(repr(Text(1)), str(Text(1)), f"{Text()}")
e.args = "xyz"
print(e.args, repr(e))
try:
    e.args = 5
except TypeError as error:
    print(error)
try:
    del e.args
except TypeError as error:
    print(error)
e = Plain(1)
e.extra = "x"
print(e.__reduce__(), Plain(2).__reduce__(), Plain(1) == Plain(1))
e.__setstate__({"more": 1})
print(e.more, e.__dict__)
try:
    e.__setstate__(5)
except TypeError as error:
    print(error)
print(e.with_traceback(None) is e)
try:
    e.with_traceback(5)
except TypeError as error:
    print(error)
try:
    e.__traceback__ = "x"
except TypeError as error:
    print(error)


class Both(KeyError, AttributeError):
    pass


print(repr(Both("k")), str(Both("k")), Both.__mro__)
try:
    class Layout(OSError, SyntaxError):
        pass
except TypeError as error:
    print(error)


class NotOne:
    pass


for thing in (NotOne, NotOne(), 5, "x", None):
    try:
        raise thing
    except TypeError as error:
        print(error)


class Making(Exception):
    def __new__(cls):
        return 5


try:
    raise Making
except TypeError as error:
    print(error)
for kind in (5, NotOne, "x", (ValueError, 3)):
    try:
        try:
            raise ValueError
        except kind:
            pass
    except TypeError as error:
        print(error)
