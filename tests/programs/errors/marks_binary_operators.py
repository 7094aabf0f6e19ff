# Marks under binary operators, subscripts and calls: ~ and ^ where CPython puts them.
def compute(a, b):
    return (a * 2) + (b  /  0) - 1


compute(1, 2)
