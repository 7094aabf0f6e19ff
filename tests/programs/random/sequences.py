# random: the numbers that a seed leads to, for all the functions of the module.
import random

random.seed(42)
print([random.random() for _ in range(3)])
print([random.getrandbits(k) for k in (1, 8, 31, 32, 33, 64, 100)])
print([random.randrange(10) for _ in range(8)], random.randrange(5, 50, 7), random.randrange(10**20))
print([random.randint(1, 6) for _ in range(10)])
print([random.choice("abcdef") for _ in range(6)], random.choices([1, 2, 3], weights=[5, 1, 1], k=6))
print(random.choices(range(100), k=4), random.choices("xy", cum_weights=[1, 10], k=5))
deck = list(range(12))
random.shuffle(deck)
print(deck, random.sample(range(1000), 5), random.sample("abcdefgh", 4))
print(random.sample([1, 2, 3], counts=[2, 3, 1], k=4))


def nine(*numbers):
    """The last digits are the C library's."""
    print(*(round(number, 9) for number in numbers))


nine(random.uniform(1, 10), random.triangular(0, 10, 3), random.gauss(0, 1), random.gauss(10, 2))
nine(random.normalvariate(0, 1), random.lognormvariate(0, 0.25), random.expovariate(1.5))
nine(random.vonmisesvariate(1, 2), random.gammavariate(0.5, 2), random.gammavariate(1, 2), random.gammavariate(3, 2))
nine(random.betavariate(2, 3), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.randbytes(9))
