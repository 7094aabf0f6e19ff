# Awaits in expressions, comprehensions, conditions, loops; results that come late.
class Yield:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def get(x):
    return await Yield(x)


async def main():
    a = (await get(1)) + (await get(2)) * 10
    b = [await get(i) for i in range(2)]
    c = {await get("k"): await get("v")}
    d = await get("yes") if await get(True) else await get("no")
    e = (await get("x")).upper() + f"{await get('f')!r}"
    f = [x async for x in agen()] + [await get(y) for y in "q"]
    g = await get(await get(await get("deep")))
    while await get(False):
        pass
    assert await get(True), await get("message")
    return a, b, c, d, e, f, g, (lambda v: v)(await get("arg"))


async def agen():
    for i in range(2):
        yield i


def run(coroutine):
    seen, value = [], None
    try:
        while True:
            value = coroutine.send(value)
            seen.append(value)
    except StopIteration as stop:
        return seen, stop.value


print(*run(main()), sep="\n")
