# async with: enter and exit awaited, exceptions seen and swallowed, several managers, and the errors of what is no manager.


class Tick:
    def __init__(self, name, result=None):
        self.name, self.result = name, result

    def __await__(self):
        yield self.name
        return self.result


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        return await Tick("enter " + self.name, self)

    async def __aexit__(self, kind, value, traceback):
        await Tick("exit " + self.name)
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


def drive(coroutine):
    ticks = []
    try:
        while True:
            ticks.append(coroutine.send(None))
    except StopIteration as stop:
        print(ticks, stop.value)
    except Exception as e:
        print(ticks, type(e).__name__, e)


async def plain():
    async with Manager("a") as a, Manager("b"):
        print("body", a.name)
    return "done"


async def swallowed():
    async with Manager("s", True):
        raise ValueError("inside")
    return "after"


async def passed_on():
    async with Manager("p"):
        raise KeyError("out")


async def returns():
    for i in range(3):
        async with Manager("r%d" % i):
            if i == 0:
                continue
            return i


class NoExit:
    async def __aenter__(self):
        return self


class NotAwaitable:
    def __aenter__(self):
        return 1

    def __aexit__(self, *args):
        return 2


class BadExit(NotAwaitable):
    async def __aenter__(self):
        return self


async def wrong(manager):
    async with manager:
        print("body")


async def wrong_raising(manager):
    async with manager:
        raise ValueError("first")


for function in plain, swallowed, passed_on, returns:
    drive(function())
for manager in 5, NoExit(), NotAwaitable(), BadExit():
    drive(wrong(manager))
drive(wrong_raising(BadExit()))
try:
    with Manager("sync"):
        pass
except TypeError as e:
    print(e)
