# locals() of a function shows its locals, its cells and its free variables, but no empty ones.
def outer(a, b):
    c = a + b

    def inner(d):
        nonlocal c
        e = a
        return sorted(locals().items())

    result = inner(4)
    names = sorted(name for name in locals() if name != "inner")
    return result, names


print(outer(1, 2))


def empty():
    def f():
        return x
    before = sorted(locals())
    x = 1
    return before, sorted(locals())


print(empty())
