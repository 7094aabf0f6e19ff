# int | None: what | makes of types, each once; isinstance and issubclass with it.
class Meta(type):
    def __or__(cls, other):
        return ("meta", other)


class Own(metaclass=Meta):
    pass


class A:
    pass


u = int | str | None
print(u, type(u), u.__args__, int | int, int | str | int, list[int] | None, None | A, (int | str) == (str | int))
print(Own | int, hash(int | str) == hash(str | int), {int | str: 1}[str | int], u.__parameters__, list[int] | list[int])
print(isinstance(3, int | str), isinstance(None, u), isinstance([], u), issubclass(bool, int | str), issubclass(A, u))
print(isinstance(3, (str, (bytes, int | float))), isinstance(A(), A | None))
for act in (lambda: int | 3, lambda: int | "x", lambda: "x" | int, lambda: isinstance(3, list[int] | str),
            lambda: issubclass(int, list[int] | int), lambda: u(), lambda: (int | str)[int], lambda: None | None,
            lambda: isinstance(3, 4), lambda: isinstance(3, (int, 4)), lambda: isinstance(3, (str, 4)),
            lambda: issubclass(3, int), lambda: issubclass(int, 3)):
    try:
        print(act())
    except TypeError as error:
        print(error)


class Pretends:
    @property
    def __class__(self):
        return int


class Old:
    __bases__ = ()


old, older = Old(), Old()
younger = Old()
younger.__bases__ = (older,)
print(isinstance(Pretends(), int), isinstance(Pretends(), Pretends), isinstance(Pretends(), str))
print(issubclass(younger, older), issubclass(older, younger), isinstance(3, old))
