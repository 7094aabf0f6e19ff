# Instructions that run together for small ints meet other operands: the result and the error are the same.
def add(a, b):
    c = a + b
    return c


def subtract(a, b):
    return a - b, a - 1


def less(a, b):
    if a < b:
        return "less"
    while a == b:
        return "equal"
    return "more"


def item(a, b):
    return a[b], a[0]


def counter(n):
    def step():
        nonlocal n
        n += 1
        return n

    return step


class Odd:
    def __add__(self, other):
        return ("add", other)

    def __sub__(self, other):
        return ("sub", other)

    def __lt__(self, other):
        return []

    def __eq__(self, other):
        return "yes"

    def __getitem__(self, key):
        return ("item", key)


def see(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as error:
        print(f.__name__, type(error).__name__, error, error.__traceback__.tb_next.tb_lineno)


big = 2**62
pairs = [(1, 2), (2, 1), (big, big), (-big, big), (2**63, 1), (1.5, 2), (2, 1.5), ("a", "b"), (Odd(), 3), ([1], [2]), (None, 1)]
for a, b in pairs:
    for f in (add, subtract, less):
        see(f, a, b)
for a, b in [([1, 2], 1), ([1, 2], -1), ([1, 2], 2), ((1, 2), 1), ({0: "a", "k": "b"}, "k"), ("text", 3), (Odd(), 1), ([], 0), (5, 0)]:
    see(item, a, b)
for n in (1, big - 1, 2**63 - 2, 0.5, "text", None, True):
    step = counter(n)
    see(step)
    see(step)
total = 0
for i in [1, 2.5, big, True]:
    total += i
    print(total)
for x in map(str, range(3)):
    print(x)
