# A generator function whose argument is captured by a generator expression.
def multiples(n, *limits):
    for limit in limits:
        yield sum(n * i for i in range(limit))


print(list(multiples(3, 1, 2, 3, 4)))


def pairs(items):
    inner = ((a, b) for a in items for b in items if a < b)
    items = [3]
    return inner, items


print(list(pairs([1, 2, 3])[0])[:4])
