# A captured argument that the function itself assigns again after the closure is made.
def f(x):
    def inner():
        return x

    before = inner()
    x = x * 2
    after = inner()
    del x
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    x = "again"
    return before, after, inner()


print(f(21))
