# What with says of objects that are no context managers, and where methods are looked up.
class OnlyEnter:
    def __enter__(self):
        return self


class OnlyExit:
    def __exit__(self, *exc):
        return False


class OnInstance:
    def __init__(self):
        self.__enter__ = lambda: print("never")
        self.__exit__ = lambda *exc: print("never")


class Asynchronous:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc):
        pass


def attempt(manager):
    try:
        with manager:
            print("entered")
    except Exception as error:
        print(type(error).__name__, error)


for manager in (OnlyEnter(), OnlyExit(), OnInstance(), Asynchronous(), 3, None, "text"):
    attempt(manager)


class Awkward:
    def __enter__(self):
        raise ValueError("no entry")

    def __exit__(self, *exc):
        print("not called")


attempt(Awkward())


class Raising:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        raise RuntimeError("from exit")


try:
    with Raising():
        raise KeyError("body")
except RuntimeError as error:
    print(repr(error), repr(error.__context__), error.__cause__, error.__suppress_context__)
