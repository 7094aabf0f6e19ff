# del of a captured argument, in the function itself and from inside the closure.
def outer(a, b):
    def inner():
        nonlocal b
        del b
        return a

    print(inner())
    try:
        print(b)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    del a
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)


outer("a", "b")
