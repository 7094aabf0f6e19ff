# Reading a cell of this function before it is assigned is an UnboundLocalError.
def outer():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
        print(isinstance(e, NameError))
    x = 1

    def inner():
        return x

    return inner()


print(outer())
