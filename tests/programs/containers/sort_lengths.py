# sorted: lists of every length, whose last runs are of every length too; stable, reversed, with keys.


def numbers(count, seed):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 16


for length in range(70):
    items = [n % 50 for n in numbers(length, length)]
    out = sorted(items)
    if any(a > b for a, b in zip(out, out[1:])) or any(out.count(n) != items.count(n) for n in items):
        print("wrong", length, out)
    pairs = list(zip(items, range(length)))
    if [n for _, n in sorted(pairs, key=lambda p: p[0])] != [n for _, n in sorted(pairs)]:
        print("unstable", length)
    if sorted(pairs, key=lambda p: -p[0]) != sorted(pairs, key=lambda p: p[0], reverse=True):
        print("unstable reversed", length)
print(sorted(numbers(11, 1)), sorted("aaaaabbrrcd"), sorted([1, 1, 1, 1, 1, 2, 2, 5, 5, 3, 4]))


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print([item.n for item in sorted(map(Item, [5, 3, 8, 1, 9, 2, 7, 3, 6, 0, 4]))])
