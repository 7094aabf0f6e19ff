# yield from: values, throw and close passed on, iterators without send, results.
class Plain:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration("plain done")
        self.n -= 1
        return self.n


class Full(Plain):
    def send(self, value):
        print("send", value)
        return next(self)

    def throw(self, *args):
        print("throw", [repr(a) for a in args])
        return "thrown"

    def close(self):
        print("close")


def outer(inner):
    result = yield from inner
    print("result", result)
    return result


g = outer(Plain(2))
print(next(g), g.gi_yieldfrom.__class__.__name__)
try:
    g.send("x")
except AttributeError as error:
    print(error)
g = outer(Plain(2))
next(g)
try:
    g.throw(ValueError("t"))
except ValueError as error:
    print(repr(error))
g = outer(Full(3))
print(next(g), g.send("y"), g.send(None), g.throw(ValueError("t")))
g.close()
print(list(outer([1, 2])), list(outer("ab")), list(outer(range(2))))
try:
    next(outer(5))
except TypeError as error:
    print(error)


def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        return (x, y)
    finally:
        print("inner ends")


g = outer(inner())
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as stop:
    print(stop.value)
g = outer(inner())
next(g)
g.close()


def chain(n):
    if n == 0:
        got = yield "bottom"
        return got
    return (yield from chain(n - 1)) + 1


g = chain(50)
print(next(g))
try:
    g.send(0)
except StopIteration as stop:
    print(stop.value)


class BadClose(Plain):
    close = None
    throw = None


g = outer(BadClose(2))
next(g)
try:
    g.throw(ValueError("q"))
except TypeError as error:
    print(error)
