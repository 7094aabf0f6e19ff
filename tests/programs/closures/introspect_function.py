# What a closure says about itself.
def outer():
    seen = []

    def inner(a, b: int = 2, *args, c, d=4, **kwargs) -> str:
        """Remembers."""
        seen.append(a)
        return seen

    return inner


f = outer()
print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
print(f.__defaults__, f.__kwdefaults__, f.__annotations__)
print(f.__class__, type(f) is f.__class__, callable(f))
print(f.__dict__)
f.note = 1
print(f.__dict__, f.note, hasattr(f, "other"))
f.__name__ = "renamed"
f.__defaults__ = (20,)
f.__kwdefaults__ = {"c": 30, "d": 40}
print(f.__name__, f(1))
f.__doc__ = None
print(f.__doc__, f.__globals__ is globals())
try:
    f.__name__ = 3
except TypeError as e:
    print(type(e).__name__, e)
