# Without __iter__ and __contains__, iteration and `in` use __getitem__ from 0 up.
class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError(i)
        return i * i


print(list(Squares()), 9 in Squares(), 10 in Squares(), max(Squares()), [*Squares()][-1])
a, *rest = Squares()
print(a, rest)


class Plain:
    pass


for f in (lambda: iter(Plain()), lambda: len(Plain()), lambda: Plain()[0], lambda: 1 in Plain()):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__, e)
