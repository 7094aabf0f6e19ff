# Async generators: asend, athrow, aclose, what their awaitables answer.
def drive(awaitable):
    iterator = awaitable.__await__()
    try:
        while True:
            iterator.send(None)
    except StopIteration as stop:
        return stop.value


async def gen():
    try:
        got = yield 1
        print("got", got)
        got = yield 2
        print("got", got)
    except ValueError as error:
        print("caught", error)
        yield "after"
    finally:
        print("finally")


g = gen()
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.ag_frame is not None, g.ag_suspended if hasattr(g, "ag_suspended") else False)
print(drive(g.__anext__()), drive(g.asend("x")))
try:
    drive(g.asend("y"))
except StopAsyncIteration as error:
    print(repr(error))
g = gen()
drive(g.__anext__())
print(drive(g.athrow(ValueError("v"))))
print(drive(g.aclose()), drive(g.aclose()))
try:
    drive(g.__anext__())
except StopAsyncIteration as error:
    print("closed", repr(error))
g = gen()
try:
    drive(g.asend(5))
except TypeError as error:
    print(error)
a = g.__anext__()
print(type(a).__name__, iter(a) is a, drive(a))
try:
    drive(a)
except RuntimeError as error:
    print(error)
drive(g.aclose())


async def careless():
    try:
        yield 1
    finally:
        yield 2


g = careless()
drive(g.__anext__())
try:
    drive(g.aclose())
except RuntimeError as error:
    print(error)


async def stops():
    yield 1
    raise StopAsyncIteration


g = stops()
drive(g.__anext__())
try:
    drive(g.__anext__())
except RuntimeError as error:
    print(error, repr(error.__cause__))


async def default():
    g = gen()
    await g.__anext__()
    await g.aclose()
    return await anext(g, "the default")


print(drive(default()))
for wrong in (lambda: anext(5), lambda: aiter(5), lambda: anext(gen(), 1, 2), lambda: next(gen()), lambda: iter(gen())):
    try:
        wrong()
    except TypeError as error:
        print(error)
