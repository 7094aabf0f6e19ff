# Two functions over one dict that plays the part of a module.
def make_module(name):
    space = {"__name__": name}

    def define(**names):
        space.update(names)
        return sorted(space)

    def call(name, *args):
        try:
            return space[name](*args)
        except KeyError:
            raise AttributeError(f"module {space['__name__']!r} has no {name!r}") from None

    return define, call


define, call = make_module("maths")
print(define(double=lambda x: 2 * x, fact=lambda n: 1 if n < 2 else n * call("fact", n - 1)))
print(call("double", 21), call("fact", 10))
try:
    call("half", 1)
except AttributeError as e:
    print(type(e).__name__, e, e.__cause__, e.__suppress_context__)
