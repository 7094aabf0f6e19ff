# Generators and coroutines that nobody refers to any more: their finally blocks run, with what they delegate to.
import gc


def simple(name):
    try:
        yield name
    finally:
        print("closed", name)


def with_handler():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")
        raise


def nested():
    try:
        yield from simple("inner")
    finally:
        print("outer closed")


def plain():
    yield 1
    print("never printed")


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit", args[0].__name__)


def managed():
    with Manager():
        yield 1


async def waits():
    try:
        await Once()
    finally:
        print("coroutine closed")


class Once:
    def __await__(self):
        yield "once"


def drop(make, *args):
    g = make(*args)
    print(next(g) if hasattr(g, "__next__") else g.send(None))
    del g
    gc.collect()


drop(simple, "simple")
drop(with_handler)
drop(nested)
drop(plain)
drop(managed)
drop(waits)


def started_not():
    try:
        yield 1
    finally:
        print("never printed")


started_not()
gc.collect()


def chain(n):
    try:
        if n:
            yield from chain(n - 1)
        else:
            yield "deep"
    finally:
        closed.append(n)


closed = []
drop(chain, 50)
print(closed[:3], len(closed))
last = simple("at the end of the run")
next(last)
