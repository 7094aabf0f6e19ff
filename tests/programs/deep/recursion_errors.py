# Recursion without end in Python code is a RecursionError that can be caught, wherever it comes from.
class Getattr:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Repr:
    def __repr__(self):
        return repr([self])


class Eq:
    def __eq__(self, other):
        return self == other


class Iter:
    def __iter__(self):
        return iter(self)


class Call:
    def __call__(self):
        return self()


class Bool:
    def __bool__(self):
        return bool(self)


class Add:
    def __add__(self, other):
        return self + other


class Hash:
    def __hash__(self):
        return hash(self)


def function():
    return function()


def generator():
    yield from generator()


class Property:
    @property
    def p(self):
        return self.p


for name, run in (("getattr", lambda: Getattr().a), ("repr", lambda: repr(Repr())), ("eq", lambda: Eq() == 1), ("iter", lambda: list(Iter())), ("call", lambda: Call()()), ("bool", lambda: bool(Bool())), ("add", lambda: Add() + 1), ("hash", lambda: hash(Hash())), ("function", function), ("generator", lambda: list(generator())), ("property", lambda: Property().p), ("sorted", lambda: sorted([1, 2], key=lambda x: sorted([Hash()], key=hash)))):
    try:
        run()
        print(name, "ended")
    except RecursionError as error:
        print(name, str(error).startswith("maximum recursion depth exceeded"))
