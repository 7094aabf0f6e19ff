# iter, next, the iterator protocol by hand, and iterators that are used up.
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "default"), list(it))
try:
    next(it)
except StopIteration as e:
    print(type(e).__name__, e.args, e.value)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Countdown(3)
print(next(c), list(c), list(c), iter(c) is c)
for a in Countdown(2):
    for b in Countdown(a + 1):
        print((a, b), end=" ")
print()
print([type(iter(x)).__name__ for x in ([], (), {}, set(), range(1), {}.items(), zip(), enumerate([]), map(str, []), reversed([]))])
z = zip([1, 2, 3], it := iter("ab"))
print(list(z), next(it, "used up"))
a = iter("abcd")
print(list(zip(a, a)), sum(1 for _ in iter(lambda: 1, 1)))
