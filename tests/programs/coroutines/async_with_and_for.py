# async with and async for: order, exceptions swallowed, else, wrong objects.
def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Later:
    def __await__(self):
        yield


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Later()
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, value, tb):
        await Later()
        print("exit", self.name, repr(value))
        return self.swallow


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Later()
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async with Manager("a") as a, Manager("b", True) as b:
        print(a, b)
        raise ValueError("swallowed by b")
    async for i in Count(3):
        if i == 1:
            continue
        print("i", i)
    else:
        print("else")
    async for i in Count(3):
        break
    else:
        print("not here")
    print([x async for x in Count(3)], {x: x async for x in Count(2)}, {x async for x in Count(2) if x})
    print(list(x for x in [y async for y in Count(2)]), [x + y async for x in Count(2) for y in range(2)])
    return "end"


print(drive(main()))


async def attempt_with(x):
    async with x:
        pass


async def attempt_for(x):
    async for _ in x:
        pass


class SyncOnly:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


class BadAiter:
    async def __aiter__(self):
        return self


class NoAnext:
    def __aiter__(self):
        return 5


class BadAnext(Count):
    def __anext__(self):
        return 3


for x in (SyncOnly(), 5, None):
    try:
        drive(attempt_with(x))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for x in (5, [1], NoAnext(), BadAnext(1)):
    try:
        drive(attempt_for(x))
    except TypeError as error:
        print(error, repr(error.__cause__))
