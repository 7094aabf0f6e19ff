# Iterators of built-in types say how they are made anew, how much is left of them, and go to a place.


class Sequence:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError(index)
        return index * 10

    def __len__(self):
        return 3

    def __repr__(self):
        return "Sequence()"


def shown(function, *arguments):
    try:
        return function(*arguments)
    except (AttributeError, OverflowError, RuntimeError, TypeError) as error:
        return type(error).__name__, str(error)


def anew(reduced):
    callable, arguments, *place = reduced
    iterator = callable(*arguments)
    if place and place[0] is not None:
        iterator.__setstate__(place[0])
    return iterator


def checked(name, make):
    iterator = make()
    kind = type(iterator)
    print(name, iterator.__reduce__(), getattr(iterator, "__length_hint__", str)())
    first = next(iterator)
    reduced = iterator.__reduce__()
    print(" ", first, reduced, getattr(iterator, "__length_hint__", str)())
    print(" ", list(anew(reduced)), list(iterator), iterator.__reduce__(), getattr(iterator, "__length_hint__", str)())
    print(" ", type(iterator) is kind, list(iterator), list(anew(iterator.__reduce__())))
    if hasattr(iterator, "__setstate__"):
        for place in (0, 1, 100, -5, True):
            iterator = make()
            print(" ", place, iterator.__setstate__(place), list(iterator), end="")
        iterator = make()
        print(" ", shown(iterator.__setstate__, "x"))


checked("list", lambda: iter([1, 2, 3]))
checked("list back", lambda: reversed([1, 2, 3]))
checked("tuple", lambda: iter((1, 2, 3)))
checked("str", lambda: iter("abc"))
checked("wide str", lambda: iter("aé€"))
checked("bytes", lambda: iter(b"abc"))
checked("bytearray", lambda: iter(bytearray(b"abc")))
checked("set", lambda: iter({7}))
checked("keys", lambda: iter({1: 2, 3: 4}))
checked("values", lambda: iter({1: 2, 3: 4}.values()))
checked("items", lambda: iter({1: 2, 3: 4}.items()))
checked("keys back", lambda: reversed({1: 2, 3: 4}))
checked("sequence", lambda: iter(Sequence()))
checked("sequence back", lambda: reversed(Sequence()))

calls = iter("abc".upper, "ABC")
print(len(calls.__reduce__()), calls.__reduce__()[1][1], list(calls), calls.__reduce__())

for made in (enumerate([5, 6], 3), map(abs, [-1, -2]), filter(None, [0, 4, 5]), zip([1, 2], [3, 4])):
    callable, arguments, *rest = made.__reduce__()
    print(callable.__name__, len(arguments), rest, [type(argument).__name__ for argument in arguments])
    next(made)
    callable, arguments, *rest = made.__reduce__()
    print(" ", list(callable(*arguments)), list(made))

strict = zip([1, 2], [3], strict=True)
print(strict.__reduce__()[2:])
strict.__setstate__(False)
print(strict.__reduce__()[2:], list(strict))

changed = {1: 2}
keys = iter(changed)
changed[3] = 4
print(keys.__length_hint__(), shown(keys.__reduce__))
print(shown(iter([]).__setstate__, 1 << 100), iter(memoryview(b"ab")).__next__())
print(hasattr(iter(int, 1), "__length_hint__"), hasattr(iter(memoryview(b"")), "__length_hint__"))

last = reversed([1])
next(last)
print(last.__reduce__(), list(last), last.__reduce__())
