# A counter keeps its state in a cell, and every counter has a cell of its own.
def make_counter():
    count = 0

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


a = make_counter()
b = make_counter()
print(a(), a(), a())
print(b())
print(a())
print(a.__closure__[0] is b.__closure__[0])
print(a.__code__ is b.__code__)
