# A global variable is no binding for nonlocal.
x = 1


def f():
    nonlocal x
    x = 2
