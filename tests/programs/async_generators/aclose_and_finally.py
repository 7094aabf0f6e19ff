# An async generator closed: its finally blocks run and may await; what it yields or raises meanwhile; thrown into while it
# delegates; GeneratorExit through an await.


class Tick:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            yield self.name
        except BaseException as e:
            print("in", self.name, repr(e))
            raise


def drive(coroutine, throw_at=None, exception=None):
    step = 0
    try:
        while True:
            if step == throw_at:
                print("->", coroutine.throw(exception))
            else:
                print("->", coroutine.send(None))
            step += 1
    except StopIteration as stop:
        print("returned", stop.value)
    except BaseException as e:
        print("raised", repr(e))


async def plain():
    try:
        yield 1
    finally:
        await Tick("cleanup")
        print("cleaned")


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def raising():
    try:
        yield 1
    finally:
        raise KeyError("from finally")


async def waiting():
    await Tick("inside")
    yield 1


async def first_then_close(make):
    g = make()
    print(await anext(g))
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration:
        print("closed")


async def close_at_once(make):
    g = make()
    await g.aclose()
    await g.aclose()


async def athrow_at_once(make):
    g = make()
    await g.athrow(ValueError("thrown"))


drive(first_then_close(plain))
drive(first_then_close(stubborn))
drive(first_then_close(raising))
drive(first_then_close(waiting))
drive(close_at_once(plain))
drive(athrow_at_once(plain))
drive(first_then_close(waiting), 1, ValueError("at the await"))
drive(first_then_close(plain), 1, ValueError("in the cleanup"))

g = waiting()
step = g.asend(None)
print(step.send(None), g.ag_running)
try:
    step.throw(GeneratorExit())
except GeneratorExit as e:
    print("exit", repr(e), g.ag_running)
try:
    step.send(None)
except RuntimeError as e:
    print(e)
closing = g.aclose()
closing.close()
try:
    closing.send(None)
except RuntimeError as e:
    print(e)
wrapped = anext(waiting(), "default")
print(wrapped.send(None))
try:
    wrapped.throw(StopAsyncIteration)
except StopIteration as e:
    print("stop", e.value)
except RuntimeError as e:
    print("runtime", e)
wrapped = anext(waiting(), "default")
wrapped.close()
