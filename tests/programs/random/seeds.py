# random: seeds of every type, states kept and set, generators beside each other.
import random


def first(seed, **more):
    random.seed(seed, **more)
    return random.getrandbits(32)


for seed in (0, 1, -1, 2**31, 2**32, 2**64 + 5, -2**100, True, "", "a", "Schlüssel", b"bytes", bytearray(b"xyz")):
    print(repr(seed), first(seed))
print(first("text", version=1), first(b"text", version=1))
for bad in ([], (1,), 1j):
    try:
        random.seed(bad)
    except TypeError as e:
        print(type(e).__name__, str(e).replace("\n", " "))
a, b = random.Random(7), random.Random(7)
print([a.random() for _ in range(2)], [b.random() for _ in range(2)])
state = a.getstate()
print(len(state), state[0], len(state[1]), state[2])
x = [a.randint(0, 99) for _ in range(5)]
a.setstate(state)
print(x == [a.randint(0, 99) for _ in range(5)], x)
a.gauss(0, 1)
b.setstate(a.getstate())
print(a.gauss(0, 1) == b.gauss(0, 1), a.random() == b.random())
random.seed()
print(0 <= random.random() < 1, random.random() != random.random())
