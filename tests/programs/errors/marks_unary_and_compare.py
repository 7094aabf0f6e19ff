# Marks of unary operators, comparisons, in, attributes of calls.
def check(x):
    assert not x, "assertion text"
    return -x


try:
    check("a")
except AssertionError:
    value = 3
    print(value in 5)
