# The traceback names every function on the way, with the part of the line that was running.
def outer(n):
    return middle(n) + 1


def middle(n):
    result = inner(n, depth=2)
    return result


def inner(n, depth):
    if depth:
        return inner(n, depth - 1)
    return 10 / n


print(outer(5))
print(outer(0))
