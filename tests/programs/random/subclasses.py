# random: generators of a program's own below the methods of Random.
import random


class Counter(random.Random):
    def __init__(self):
        self.n = 0
        super().__init__(1)

    def getrandbits(self, k):
        self.n += 1
        return self.n * 7 % (1 << k)

    def seed(self, *args):
        print("seed", args)


class Only(random.Random):
    value = 0.1

    def random(self):
        self.value = (self.value + 0.37) % 1
        return self.value


c = Counter()
print([c.randrange(10) for _ in range(6)], c.choice("abc"), c.sample(range(20), 3), c.n)
o = Only()
print([o.randrange(100) for _ in range(4)], o.uniform(0, 10), o.shuffle([]))
items = list("abcdef")
o.shuffle(items)
print(items, [o.choice(items) for _ in range(3)])
for call in (
    lambda: random.randrange(0), lambda: random.randrange(1, 9, 0),
    lambda: random.choice([]), lambda: random.sample([1, 2], 3), lambda: random.choices([1, 2], [1]),
    lambda: random.choices([1, 2], weights=[0, 0]), lambda: random.getrandbits(-1),
    lambda: random.choices([1], weights=[1], cum_weights=[1]), lambda: random.setstate((3, (1, 2), None)),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
