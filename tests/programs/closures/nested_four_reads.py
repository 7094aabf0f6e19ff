# Four levels, each reading the variables of every level above it.
def one(a):
    def two(b):
        def three(c):
            def four(d):
                return (a, b, c, d)
            return four
        return three
    return two


print(one(1)(2)(3)(4))
for code in (one.__code__, one(1).__code__, one(1)(2).__code__, one(1)(2)(3).__code__):
    print(code.co_name, code.co_varnames, code.co_cellvars, code.co_freevars)
