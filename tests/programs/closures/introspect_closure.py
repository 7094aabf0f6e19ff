# __closure__ is a tuple of cells in the order of co_freevars, or None.
def outer(b, a):
    c = 3

    def inner():
        return c, b, a

    def nothing():
        return len("")

    return inner, nothing


inner, nothing = outer(2, 1)
print(type(inner.__closure__).__name__, len(inner.__closure__))
print(dict(zip(inner.__code__.co_freevars, [cell.cell_contents for cell in inner.__closure__])))
print(inner.__code__.co_freevars)
print(nothing.__closure__, outer.__closure__, nothing.__code__.co_freevars)
print(type(inner.__closure__[0]).__name__, type(inner.__closure__[0]).__qualname__)
try:
    inner.__closure__ = ()
except AttributeError as e:
    print(type(e).__name__)
