# Positional-only, keyword-only and star parameters captured all at once.
def outer(a, /, b, *args, c, d=4, **kwargs):
    def inner():
        return a, b, args, c, d, kwargs

    return inner


print(outer(1, 2, c=3)())
print(outer(1, b=2, c=3)())
print(outer(1, 2, 9, 8, c=3, d=5, e=6)())
code = outer.__code__
print(code.co_varnames)
print(code.co_cellvars)
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
