# Attributes of functions: defaults, names, closures, code, annotations; set and deleted.
def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> int:
    "doc of f"
    local = a
    return local, b, c, args, d, e, kw


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__annotations__)
code = f.__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_flags, code.co_nlocals)
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {"d": 40, "e": 50}
print(f(1))
f.__defaults__ = None
del f.__kwdefaults__
try:
    f(1)
except TypeError as error:
    print(error)
f.__name__ = "g"
f.__qualname__ = "x.g"
print(repr(f).split(" at ")[0])
for name, value in (("__name__", 5), ("__qualname__", 5), ("__defaults__", 5), ("__kwdefaults__", 5), ("__code__", 5), ("__closure__", ()), ("__globals__", {}), ("__annotations__", 5), ("__dict__", 5)):
    try:
        setattr(f, name, value)
        print("set", name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for name in ("__name__", "__defaults__", "__doc__", "__code__", "__annotations__", "__module__", "nothing", "__dict__"):
    try:
        delattr(f, name)
        print("deleted", name, getattr(f, name, "gone"))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
f.attribute = 1
print(f.__dict__, vars(f))
f.__dict__ = {"other": 2}
print(f.other, hasattr(f, "attribute"))


def outer():
    x = 1
    def inner():
        return x
    return inner


inner = outer()
print(inner.__closure__[0].cell_contents, inner.__code__.co_freevars, outer.__code__.co_cellvars, inner.__qualname__)
try:
    inner.__code__ = f.__code__
except ValueError as error:
    print(error)


def replacement():
    return "replaced"


def target():
    return "target"


target.__code__ = replacement.__code__
print(target(), target.__name__)
Function = type(f)
made = Function(replacement.__code__, {}, "made", (1,))
print(made(), made.__name__, made.__defaults__)
try:
    Function(inner.__code__, {})
except TypeError as error:
    print(error)
