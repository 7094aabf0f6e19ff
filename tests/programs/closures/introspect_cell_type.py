# cells compare by contents, and have no attributes of their own.
def cell_of(value):
    return (lambda: value).__closure__[0]


a, b, c = cell_of(1), cell_of(1), cell_of(2)
print(a == b, a == c, a < c, a >= c, a != c)
print(a is b, a == a, a == 1)


def empty():
    def f():
        return x
    if False:
        x = 1
    return f.__closure__[0]


e = empty()
print(e == empty(), e < a, a < e)
try:
    a.other = 1
except AttributeError as problem:
    print(type(problem).__name__)
print(type(a).__name__, type(a) is type(e))
