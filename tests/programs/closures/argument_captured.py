# A captured argument keeps its slot: it is a local and a cell at once.
def f(a, b, c):
    def inner():
        return a, c

    return inner


print(f(1, 2, 3)())
print(f.__code__.co_varnames, f.__code__.co_cellvars, f.__code__.co_nlocals, f.__code__.co_argcount)


def swapped(a, b):
    def swap():
        nonlocal a, b
        a, b = b, a

    swap()
    return a, b


print(swapped(1, 2))
print(swapped(b="b", a="a"))
