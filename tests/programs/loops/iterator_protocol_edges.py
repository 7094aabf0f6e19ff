# Iterators that raise, that go on after StopIteration, that change what is iterated.
class Restart:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n


r = Restart()
print(list(r), list(r), [*r], next(r, "d"), tuple(r))
items = [1, 2, 3]
for i in items:
    if len(items) < 6:
        items.append(i * 10)
print(items)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, "none"))
it = iter([1])
print(list(it), list(it))
grow = []
git = iter(grow)
print(list(git))
grow.append(1)
print(list(git), list(iter(grow)))
s = iter("héllo")
print(next(s), list(s), s.__length_hint__())


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("in next")


for run in (lambda: list(Raises()), lambda: [x for x in Raises()], lambda: sum(Raises()), lambda: 1 in Raises(), lambda: max(Raises()), lambda: dict(Raises()), lambda: "".join(Raises()), lambda: [].extend(Raises()), lambda: set(Raises()), lambda: print(*Raises())):
    try:
        run()
    except KeyError as error:
        print(error)


class StopsEarly:
    def __getitem__(self, i):
        raise StopIteration if i else IndexError


print(list(StopsEarly()))


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        return self.hint


for hint in (2, 100, NotImplemented):
    print(list(Hint(hint)))
