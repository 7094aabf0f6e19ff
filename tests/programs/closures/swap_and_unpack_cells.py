# Tuple assignment, star targets and chained assignment into cells and free variables.
def outer():
    a, b = 1, 2
    first, *middle, last = range(6)
    x = y = [0]

    def swap():
        nonlocal a, b, first, last, middle, x
        a, b = b, a
        first, last = last, first
        [*middle] = reversed(middle)
        x = y + [1]
        return a, b, first, middle, last

    return swap(), (a, b, first, middle, last), x, y, swap()


print(outer())
