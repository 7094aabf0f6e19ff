# Functions made in a comprehension share its loop variable.
def make():
    return [lambda: i for i in range(4)]


functions = make()
print([f() for f in functions])
print(functions[0].__closure__[0] is functions[3].__closure__[0])
print([f() for f in [lambda i=i: i for i in range(4)]])
print([f() for f in [(lambda i: lambda: i)(i) for i in range(4)]])
print([f(10) for f in [lambda x: x + i for i in range(3)]])
by_name = {n: (lambda: n) for n in "abc"}
print({n: f() for n, f in by_name.items()})
