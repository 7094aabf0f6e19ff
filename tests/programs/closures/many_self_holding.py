# Closures that hold themselves are garbage only for a collector that finds cycles.
def make(size):
    load = [0] * size

    def f(depth):
        load[0] += 1
        return f(depth - 1) if depth else load[0]

    return f


total = 0
for i in range(20_000):
    total += make(50)(2)
print(total)
