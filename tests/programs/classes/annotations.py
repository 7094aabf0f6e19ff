# Annotations of variables in a module and in a class: kept in __annotations__, with or without a value.
count: int = 3
name: str
(hidden): int = 1


class Point:
    x: int
    y: int = 2
    note: "text" = "n"

    def f(self):
        local: int = 5
        unset: str
        return local


def outer(kind):
    class Inner:
        value: kind
        other: list = []

    return Inner


print(__annotations__)
print(Point.__annotations__, Point.y, hasattr(Point, "x"), Point().f(), Point.f.__annotations__)
print(outer(float).__annotations__)
try:
    name
except NameError as e:
    print(type(e).__name__, e)
