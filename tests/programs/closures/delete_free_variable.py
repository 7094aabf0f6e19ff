# del of a free variable empties the cell for everybody; deleting it twice is an error.
def outer():
    x = 1

    def drop():
        nonlocal x
        del x

    def read():
        return x

    print(read())
    drop()
    for f in (read, drop):
        try:
            f()
        except NameError as e:
            print(f.__name__, type(e).__name__, e)
    try:
        print(x)
    except NameError as e:
        print(type(e).__name__, e)
    x = 2
    print(read())


outer()
