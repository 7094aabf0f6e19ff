# An augmented assignment to an empty cell says which variable it could not read.
def outer():
    def inner():
        nonlocal total
        total += 1

    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    total = 1
    inner()
    return total


print(outer())


def local():
    try:
        n += 1
    except UnboundLocalError as e:
        print(type(e).__name__, e)


local()
