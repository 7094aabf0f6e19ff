# After an exception inside a comprehension, the outer variable of the same name is as it was.
def outer():
    x = "kept"

    def show():
        return x

    try:
        [10 // x for x in (5, 2, 0, 1)]
    except ZeroDivisionError as e:
        print(type(e).__name__, e)
    return x, show()


print(outer())


def local_only():
    x = "kept"
    try:
        {x: 1 // x for x in (1, 0)}
    except ZeroDivisionError:
        return x


print(local_only())
