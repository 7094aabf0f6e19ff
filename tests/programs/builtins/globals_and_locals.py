# globals() is the module's own dict; locals() in a function, in a class and at module level.
x = 1
globals()["made"] = "by globals"
print(made, "x" in globals(), globals()["x"], locals() is globals(), globals() is globals())


def f(a):
    b = 2
    return sorted(locals().items())


class C:
    y = 1
    names = sorted(name for name in locals() if not name.startswith("__"))


print(f(1), C.names)
del globals()["x"]
try:
    x
except NameError as e:
    print(type(e).__name__, e)
print(sorted(n for n in globals() if not n.startswith("_")))
