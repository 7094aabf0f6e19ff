# Which names a comprehension sees, binds and leaves alone, at module level, in functions and in classes.
x = "module x"
squares = [x * x for x in range(3)]
print(squares, x)


def f(y):
    before = [y + z for z in range(3)]
    z = "mine"
    inside = [z for z in "ab"]
    return before, z, inside, [x for _ in range(2)]


print(f(10))


class C:
    n = 3
    items = [i for i in range(n)]
    pairs = [(a, b) for a in range(2) for b in "xy"]
    i = "class i"
    again = [i for i in "pq"]
    after = i


print(C.items, C.pairs, C.again, C.after)
print([[x for x in range(x)] for x in range(3)], x, [x for x in [x]])
