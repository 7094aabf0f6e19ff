# The statements whose instructions `dis` explains: names, jumps, formats, flags, handlers.
import os.path as path
from sys import argv, exit as leave

counter: int = 0


def closures(a, b=1, *args, c, d=2, **kwargs) -> int:
    total = a + b

    def inner(x: int, y=total, *, z=c):
        nonlocal total
        total += x @ y if z else ~x
        return lambda: (total, a, __class__)

    return inner


class Base:
    field: str = "x"

    def __init__(self, value):
        super().__init__()
        self.value = value
        del self.value

    @property
    def doubled(self):
        return super().doubled


def loops(items, limit):
    global counter
    for index, (first, *middle, last) in enumerate(items):
        if index is None or first is not None and last not in middle:
            continue
        while limit > 0 >= -limit != 7:
            limit -= 1
            counter += limit << 2 | 1 & limit ^ 3
            if limit in (1, 2):
                break
        else:
            print(f"{first!r:>{limit}} {last!s} {middle!a} {index:03} {limit}")
    assert limit, "message"
    return [x**2 for x in items if x], {x for x in items}, {x: y for x, y in items}, (x for x in items)


def handlers(name, key):
    try:
        with open(name, mode="r", *[1], **{"a": 2}) as file, file:
            return file.read()[1:2], file[key], file[::2]
    except (OSError, ValueError) as error:
        raise RuntimeError from error
    except Exception:
        raise
    else:
        del name
    finally:
        print("done", end="")


def groups(call):
    try:
        call()
    except* TypeError as group:
        print(group)
    except* ValueError:
        pass


def match_it(subject):
    match subject:
        case {"key": [1, 2, *rest], **others} if rest:
            return rest, others
        case Base(value=3) | [Base(), _]:
            return not subject
        case "text" | None:
            return -subject
        case _:
            return +subject


def generator(n):
    received = yield n
    yield from range(received)


async def coroutine(source):
    async with source as stream, stream:
        async for item in stream:
            await item
    return [item async for item in source if await item]


async def async_generator():
    yield 1


def store(target, key):
    target.attribute = target[key] = target[1:2] = value = {"a": 1, "b": 2, **target}
    a, b = b, a = value, key
    target.attribute //= 3
    target[key] **= 2
    return [*target, *value], (*target, 1), {*target}, f"{a}{b}"
