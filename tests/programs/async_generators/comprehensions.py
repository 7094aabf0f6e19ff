# Async comprehensions of every kind, async generator expressions, and an async generator that delegates by hand.


class Tick:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value
        return self.value * 10


def drive(coroutine):
    ticks = []
    try:
        while True:
            ticks.append(coroutine.send(None))
    except StopIteration as stop:
        return ticks, stop.value


async def numbers(n):
    for i in range(n):
        yield await Tick(i)


async def pairs(n):
    async for a in numbers(n):
        async for b in numbers(a // 10):
            yield a, b


async def forward(source):
    async for item in source:
        yield item + 1


async def main():
    print([x async for x in numbers(3)])
    print({x async for x in numbers(3)} == {0, 10, 20})
    print({x: -x async for x in numbers(3) if x})
    gen = (x + y async for x in numbers(3) for y in (1, 2) if x)
    print(gen.__name__, type(gen).__name__)
    print([x async for x in gen])
    print([await Tick(x) for x in range(3)])
    print([await Tick(x) async for x in numbers(2)])
    print([p async for p in pairs(3)])
    print([x async for x in forward(forward(numbers(3)))])
    print([[y async for y in numbers(x)] for x in range(3)])
    async for item in numbers(5):
        if item == 10:
            continue
        if item == 30:
            break
        print(item)
    else:
        print("not printed")
    async for item in numbers(1):
        pass
    else:
        print("else", item)
    return "end"


print(drive(main()))
