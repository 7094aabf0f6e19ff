# Captures when guards fail, as-patterns nested, or-patterns that bind, guards that raise.
def f(value):
    match value:
        case [(1 | 2) as one, [*_, (str() | bytes()) as last] as rest]:
            return "nested", one, last, rest
        case [x, y] if x > y:
            return "first greater", x, y
        case {"k": [a] | (a, _)} | {"other": a}:
            return "either", a
        case [x, *_] if x / 0:
            return "never"
        case str() as s if (n := len(s)) > 3:
            return "long", s, n
        case object(real=r, imag=0) as number:
            return "number", r, number
        case _ as anything:
            return "rest", anything


for value in ([2, 1], [1, [0, "z"]], [2, ["y", b"q"]], {"k": [5]}, {"k": (6, 7)}, {"other": 8}, "text", "abc", 5, 1.5, None, (), {"k": []}):
    print(f(value))
try:
    f([1, 2, 3])
except ZeroDivisionError as error:
    print(error)
x = "kept?"
match [1, 2]:
    case [x, 3]:
        pass
    case _:
        print(x)
