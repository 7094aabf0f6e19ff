# A parameter can't be nonlocal.
def f(x):
    def g(x):
        nonlocal x
    return g
