# Generators that feed each other, and a tree walked by recursion.
def numbers(log):
    for n in range(6):
        log.append(f"n{n}")
        yield n


def even(items):
    for item in items:
        if item % 2 == 0:
            yield item


def scaled(items, by):
    for item in items:
        yield item * by


def take(items, n):
    for _, item in zip(range(n), items):
        yield item


log = []
print(list(take(scaled(even(numbers(log)), 10), 2)), log)


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Node(4, Node(2, Node(1), Node(3)), Node(6, Node(5)))), sum(Node(1, Node(2))), 3 in Node(1, Node(3)))


def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != len(placed) - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))


print(next(queens(6)), len(list(queens(6))))
