# Generators with free variables and with cells of their own.
def make(step):
    total = 0

    def generate(n):
        nonlocal total
        for i in range(n):
            total += step
            yield total

    return generate, lambda: total


generate, read = make(5)
first = generate(3)
second = generate(2)
print(next(first), next(second), next(first), read())
print(list(first), list(second), read())


def cells_of_a_generator():
    for i in range(3):
        yield lambda: i


print([f() for f in cells_of_a_generator()], [f() for f in list(cells_of_a_generator())])
