# Only 3.12: 3.11's iterators over ranges are made anew otherwise, and are not made shorter by a place
# Iterators over ranges, ranges, slices and built-in functions say how they are made anew.
for made in (range(1, 10, 3), range(9, 0, -3), range(2**70, 2**70 + 6, 2)):
    for make in (iter, reversed):
        iterator = make(made)
        print(iterator.__reduce__(), iterator.__length_hint__())
        print(next(iterator), iterator.__reduce__(), iterator.__length_hint__())
        for place in (0, 1, -1, 100, True):
            iterator = make(made)
            print(iterator.__setstate__(place), list(iterator), iterator.__reduce__())
print(reversed(range(2**70, 2**70 + 6, 2)).__reduce__())
print(range(3).__reduce__(), range(1, 2**70, -3).__reduce__())
print(slice(1, 2).__reduce__(), slice("a", None, 3).__reduce__())


class Index:
    def __index__(self):
        return 2


iterator = iter(range(5))
print(iterator.__setstate__(Index()), list(iterator))
for place in ("x", 2**70):
    try:
        iterator.__setstate__(place)
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(len.__reduce__(), [1].append.__reduce__(), dict.fromkeys.__reduce__(), "a".upper.__reduce__())
print(len.__reduce_ex__(2), {}.get.__reduce_ex__(4))
