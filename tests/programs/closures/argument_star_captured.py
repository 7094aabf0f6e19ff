# *args as a captured variable: the tuple is in the cell.
def bind(f, *args):
    def bound(*more):
        return f(*args, *more)

    return bound


def show(*args):
    return args


print(bind(show)())
print(bind(show, 1, 2)(3, 4))
print(bind(bind, show, 1)(2)(3))
print(bind.__code__.co_cellvars, bind.__code__.co_varnames)
print([cell.cell_contents for cell in bind(show, 1, 2).__closure__][0])
