# Lambdas capture variables, nest, take defaults and are called where they stand.
def outer(a):
    return lambda b: lambda c=3: (a, b, c)


print(outer(1)(2)())
print(outer(1)(2)("c"))
print((lambda x: (lambda: x * 2)())(21))
compose = lambda f, g: lambda *args: f(g(*args))
print(compose(lambda x: x + 1, lambda x, y: x * y)(6, 7))
print(outer(1)(2).__qualname__, outer(1).__code__.co_cellvars, outer(1).__code__.co_freevars)
