# Recursion of every shape: mutual, through closures, methods, generators, defaults.
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)


fact = lambda n: 1 if n < 2 else n * fact(n - 1)
fix = lambda f: (lambda x: x(x))(lambda x: f(lambda n: x(x)(n)))


class Tree:
    def __init__(self, value, *kids):
        self.value, self.kids = value, kids

    def __iter__(self):
        yield self.value
        for kid in self.kids:
            yield from kid

    def depth(self):
        return 1 + max((kid.depth() for kid in self.kids), default=0)


def hanoi(n, a="a", b="b", c="c"):
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []


def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x, *rest]


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(even(50), odd(50), fact(20), fix(lambda f: lambda n: 1 if n == 0 else n * f(n - 1))(6), list(t), t.depth(), len(hanoi(5)), list(permutations([1, 2, 3])), ackermann(2, 3))
