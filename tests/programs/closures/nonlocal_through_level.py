# nonlocal reaches through a level that does not use the name: that level only hands the cell on.
def outer():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner

    return middle, lambda: x


middle, read = outer()
inner = middle()
print(inner(), inner(), read())
print(middle.__code__.co_freevars, middle.__code__.co_cellvars, middle.__code__.co_varnames)
print(middle.__closure__[0] is inner.__closure__[0])
print(middle.__closure__[0] is read.__closure__[0])
