# The first iterable of a comprehension is evaluated outside it; the condition and the value inside.
def outer(x):
    same = [x for x in x]
    pairs = [(x, y) for x in x for y in x]
    return same, pairs, x


print(outer(["ab", "cd"]))


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    try:
        broken = [i for i in (1,) if items]
    except NameError as e:
        print(type(e).__name__, e)


print(C.doubled)
