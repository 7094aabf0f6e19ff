# throw with a class, an instance, three arguments; into a generator not yet begun; chained.
def catching():
    while True:
        try:
            got = yield "ready"
            print("got", got)
        except ValueError as error:
            print("caught", repr(error), repr(error.__context__))
            yield "handled"


g = catching()
next(g)
print(g.throw(ValueError))
next(g)
print(g.throw(ValueError("v")))
next(g)
print(g.send("x"))


class Custom(ValueError):
    def __init__(self, *args):
        super().__init__("made", *args)


print(g.throw(Custom))
next(g)
try:
    g.throw(KeyError("out"))
except KeyError as error:
    print(repr(error))
print(next(g, "finished"))
fresh = catching()
try:
    fresh.throw(ValueError("before the first line"))
except ValueError as error:
    print(repr(error))
print(next(fresh, "finished"))
for wrong in (5, "text", int, None):
    g = catching()
    next(g)
    try:
        g.throw(wrong)
    except TypeError as error:
        print(error)
try:
    catching().throw()
except TypeError as error:
    print(error)


def stop_inside():
    yield 1
    raise StopIteration("leaks")


g = stop_inside()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__cause__ is error.__context__)
g = catching()
next(g)
try:
    g.throw(StopIteration("thrown"))
except RuntimeError as error:
    print(error, repr(error.__cause__))


def context():
    try:
        yield 1
    except KeyError:
        yield 2
        raise


g = context()
next(g)
g.throw(KeyError("first"))
try:
    g.throw(IndexError("second"))
except IndexError as error:
    print(repr(error), repr(error.__context__))
