# Coroutines driven by hand: send, throw, close, awaitables of one's own, errors.
class Wait:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        got = yield self.tag
        print("resumed", self.tag, got)
        return got


async def inner(n):
    x = await Wait(f"w{n}")
    return (n, x)


async def outer():
    results = [await inner(i) for i in range(2)]
    try:
        await Wait("last")
    except KeyError as error:
        results.append(repr(error))
    return results


c = outer()
print(c.send(None), c.send("a"), c.send("b"))
try:
    c.throw(KeyError("k"))
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def wrong(what):
    try:
        return await what
    except TypeError as error:
        return str(error)


class NotIterator:
    def __await__(self):
        return 5


for what in (5, None, [1], NotIterator(), iter([1])):
    print(drive(wrong(what)))
c = inner(3)
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame is not None)
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__)
c.close()
print(c.cr_frame)
c = inner(4)
for run in (lambda: iter(c), lambda: next(c), lambda: list(c), lambda: c.send(1), lambda: [*c], lambda: tuple(c), lambda: dict(c), lambda: {**c}):
    try:
        run()
    except TypeError as error:
        print(error)
w = c.__await__()
print(type(w).__name__, next(w))
try:
    w.send("v")
except StopIteration as stop:
    print(stop.value)
