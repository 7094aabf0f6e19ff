# iter with a sentinel, next with a default, iterators of one's own, what they refuse.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), list(values), next(iter([]), "default"), next(iter("ab")), type(iter(int, 1)).__name__)


class Sequence:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError("end")
        return i * 10


class NoNext:
    def __iter__(self):
        return 5


class Self:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


print(list(Sequence()), 20 in Sequence(), list(Self()), [*Sequence()], list(reversed(range(3))), list(enumerate("ab", 5)), list(enumerate("a", start=-1)))
for run in (lambda: iter(5), lambda: iter(NoNext()), lambda: next(5), lambda: next([]), lambda: next(iter([])), lambda: iter(), lambda: iter(1, 2, 3), lambda: next(), lambda: reversed(5), lambda: reversed({1}), lambda: reversed(Sequence()), lambda: enumerate(5), lambda: enumerate([1], "a"), lambda: list(enumerate([1], 2, 3)), lambda: list(Sequence)):
    attempt(run)
stop = iter([1])
next(stop)
print(next(stop, 1), next(stop, 2), list(stop), list(zip()), list(map(str, [])))
