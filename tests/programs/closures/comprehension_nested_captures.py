# Nested comprehensions with functions that capture the variables of both loops.
def make():
    return [[lambda: (i, j) for j in range(2)] for i in range(3)]


print([[f() for f in row] for row in make()])


def flat():
    return [lambda k=k: (i, j, k) for i in range(2) for j in range(2) for k in [i + j]]


print([f() for f in flat()])
print([f(9) for f in flat()][:1])
