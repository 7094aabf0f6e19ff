# The loop variable of a comprehension is its own, even when the function has a cell of that name.
def outer():
    i = "outer"

    def show():
        return i

    inside = [i for i in range(3)]
    functions = [lambda: i for i in range(3)]
    return i, show(), inside, [f() for f in functions]


print(outer())


def unbound():
    squares = [x * x for x in range(4)]
    try:
        print(x)
    except NameError as e:
        print(type(e).__name__, e)
    return squares


print(unbound())
