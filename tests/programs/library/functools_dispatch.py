# functools: singledispatch, singledispatchmethod, total_ordering.
from functools import singledispatch, singledispatchmethod, total_ordering


@singledispatch
def show(value):
    return f"object {value!r}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return "items " + ", ".join(map(show, value))


@show.register
def _(value: float | str):
    return f"float or str {value}"


class Base:
    pass


class Derived(Base):
    pass


show.register(Base, lambda value: "base")
print([show(v) for v in (1, True, [1, "a", None], (2.5,), {}, Derived(), Base())])
print(show.dispatch(bool) is show.dispatch(int), sorted(c.__name__ for c in show.registry))
for call in (lambda: show(), lambda: show.register(5), lambda: show.register(lambda x: x)):
    try:
        call()
    except TypeError as e:
        print(str(e).split(":")[0].split(". Use")[0])


class Printer:
    @singledispatchmethod
    def put(self, value):
        return ("any", value)

    @put.register
    def _(self, value: str):
        return ("str", value)

    @put.register(int)
    def _(self, value):
        return ("int", value)


print(Printer().put("a"), Printer().put(1), Printer().put(None))


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a != b, sorted([b, a])[0] is a)
try:
    a >= 5
except TypeError as e:
    print(e)
try:
    total_ordering(type("Empty", (), {}))
except ValueError as e:
    print(e)
