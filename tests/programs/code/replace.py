# code.replace: every field that can be given, what stays, and what is refused.
def f(a, b=2, *args, c, **kw):
    local = a + b
    return local, c, kw


code = f.__code__
same = code.replace()
print(same is code, same.co_name, same.co_code == code.co_code, same.co_consts == code.co_consts)
renamed = code.replace(co_name="g", co_filename="other.py", co_firstlineno=50, co_qualname="x.g")
print(renamed.co_name, renamed.co_filename, renamed.co_firstlineno, renamed.co_qualname, renamed.co_varnames == code.co_varnames)
f.__code__ = renamed
print(f(1, c=3, z=4), f.__name__)


def const():
    return "original"


const.__code__ = const.__code__.replace(co_consts=tuple("changed" if c == "original" else c for c in const.__code__.co_consts))
print(const())


def names():
    return len([1, 2])


names.__code__ = names.__code__.replace(co_names=("sum",))
print(names())


def outer():
    x = 5
    def inner():
        return x
    return inner


inner = outer()
print(inner.__code__.replace(co_name="renamed").co_freevars, inner.__code__.replace(co_flags=inner.__code__.co_flags).co_flags == inner.__code__.co_flags)
for kw in ({"co_nope": 1}, {"co_name": 5}, {"co_argcount": "a"}, {"co_code": "text"}, {"co_consts": []}):
    try:
        code.replace(**kw)
        print("made", kw)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    code.replace(1)
except TypeError as error:
    print(error)
