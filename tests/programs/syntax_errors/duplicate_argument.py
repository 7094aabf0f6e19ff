# One name twice among the parameters.
def f(a, b, *, a=1):
    pass
