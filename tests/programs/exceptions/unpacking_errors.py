# The messages of unpacking the wrong number of things.
def two(items):
    a, b = items
    return a, b


def star(items):
    a, *b, c = items
    return a, b, c


for f, items in ((two, [1, 2]), (two, [1]), (two, []), (two, [1, 2, 3]), (two, "abc"), (two, 5), (two, None), (two, {1: 2, 3: 4}),
                 (two, range(3)), (two, (n for n in range(5))), (star, [1, 2]), (star, [1]), (star, "abcd"), (star, 1), (star, ())):
    try:
        print(f(items))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
