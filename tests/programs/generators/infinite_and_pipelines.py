# Generators without end, cut by others; state that is shared.
from itertools import count, cycle, islice, takewhile


def primes():
    known = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, known)):
            known.append(n)
            yield n


def window(items, size):
    buffer = []
    for item in items:
        buffer.append(item)
        if len(buffer) == size:
            yield tuple(buffer)
            buffer.pop(0)


def running_mean():
    total = n = 0
    mean = None
    while True:
        value = yield mean
        total, n = total + value, n + 1
        mean = total / n


print(list(islice(primes(), 10)), list(window("abcd", 2)), list(zip(range(3), cycle("xy"))), next(p for p in primes() if p > 50))
m = running_mean()
next(m)
print(m.send(10), m.send(20), m.send(60))
shared = iter(range(6))
print(list(zip(shared, shared)), [next(g, None) for g in [(x for x in "a")] * 2])
