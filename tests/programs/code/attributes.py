# Attributes of code objects: names, flags, positions, constants.
def f(a, /, b, *c, d=1, **e):
    "doc"
    x = [a for a in b]
    global g
    g = 1.5
    return lambda: (x, a)


code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames[:5], code.co_cellvars, code.co_freevars)
print(code.co_consts[0], 1.5 in code.co_consts, code.co_names, code.co_firstlineno, hex(code.co_flags & 0xC), code.co_stacksize > 0, type(code.co_code).__name__, type(code.co_linetable).__name__)


def generator():
    yield


async def coroutine():
    await x


async def asyncgen():
    yield


print([(h.__code__.co_flags & 0x20 > 0, h.__code__.co_flags & 0x80 > 0, h.__code__.co_flags & 0x200 > 0) for h in (generator, coroutine, asyncgen)])
print(f.__code__ == f.__code__, f.__code__ != generator.__code__, {f.__code__: 1}[f.__code__], len(list(generator.__code__.co_lines())) > 1)
positions = list(generator.__code__.co_positions())
print(len(positions) > 2, all(len(p) == 4 for p in positions))
for name, value in (("co_name", "x"), ("new", 1)):
    try:
        setattr(code, name, value)
    except AttributeError as error:
        print(error)
print(repr(code).split(" at ")[0], type(code).__name__, (lambda: 0).__code__.co_name, compile("1", "f", "eval").co_name, compile("x = 1", "f", "exec").co_names)
