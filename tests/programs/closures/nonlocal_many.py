# One nonlocal statement with several names, and two statements in one function.
def outer():
    a, b, c, d = 1, 2, 3, 4

    def rotate():
        nonlocal a, b
        nonlocal c, d
        a, b, c, d = b, c, d, a

    rotate()
    first = (a, b, c, d)
    rotate()
    return first, (a, b, c, d), rotate.__code__.co_freevars


print(outer())
