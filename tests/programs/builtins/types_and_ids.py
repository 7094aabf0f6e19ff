# type, isinstance, issubclass, callable and the names of types.
for value in (1, True, 1.5, "s", None, [], (), {}, set(), frozenset(), range(1), len, print, (lambda: 0), int, type, object(), ..., NotImplemented, ValueError(), slice(1)):
    print(type(value).__name__, callable(value), isinstance(value, object), end="; ")
print()
print(type(1), type("s"), type(None), type(len), type(lambda: 0), type(int), type([].append), type(ValueError), type(x for x in ()))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance("s", int), isinstance(int, type), issubclass(bool, int), issubclass(int, (str, object)), isinstance([], (tuple, (dict, list))))
print(int is int, int == int, int != str, {int: "int"}[type(1)], type(type(1)) is type, type(1) == type(2), isinstance(None, type(None)))
print(int, str, list, ValueError, object, [int, str], {int: None}, repr(len), print)
print(type("Made", (), {"x": 1})().x, type("Sub", (list,), {})([1, 2]), type("Named", (object,), {}).__name__)


class WithCall:
    def __call__(self):
        pass


print(callable(WithCall()), callable(WithCall), callable(WithCall().__call__), callable(1), callable("len"))
