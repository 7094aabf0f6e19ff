# Two closures of one call share the cell: what one writes the other reads.
def make():
    value = 0

    def increment(by=1):
        nonlocal value
        value += by

    def read():
        return value

    return increment, read


increment, read = make()
print(read())
increment()
increment(by=41)
print(read())
other_increment, other_read = make()
other_increment(7)
print(read(), other_read())
print(increment.__closure__[0] is read.__closure__[0])
print(increment.__closure__[0] is other_increment.__closure__[0])
print(increment.__closure__ is read.__closure__)
