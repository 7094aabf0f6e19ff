# global inside a nested function skips every function around it.
x = "module"


def outer():
    x = "outer"

    def middle():
        global x

        def inner():
            return x

        x = x + " changed"
        return inner()

    def other():
        nonlocal x
        x = "nonlocal"

    first = middle()
    other()
    return first, x


print(outer())
print(x)


def define():
    global made_here

    def made_here():
        return made_here.__name__, made_here.__qualname__


define()
print(made_here())
