# The co_ attributes of functions with arguments, locals, cells and free variables.
def outer(a, b, *args, c=1, **kwargs):
    x = a
    y = 2

    def inner(p, q=a):
        nonlocal y
        z = p
        y = z
        return x, args

    return inner


for f in (outer, outer(1, 2)):
    code = f.__code__
    print(code.co_name, code.co_qualname, code.co_filename, code.co_firstlineno)
    print(" ", code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
    print(" ", code.co_varnames, code.co_cellvars, code.co_freevars)
    print(" ", code.co_flags, code.co_names)
inner_code = [c for c in outer.__code__.co_consts if hasattr(c, "co_name")][0]
print(inner_code is outer(1, 2).__code__, inner_code.co_name, outer.__code__.co_consts[1])
