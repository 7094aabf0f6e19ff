# Annotations: of modules, classes, functions; which are evaluated and when; without values.
def log(x):
    print("eval", x)
    return x


a: log("a") = log("value a")
b: log("b")
(c): log("c") = 1
print(__annotations__)
try:
    b
except NameError as error:
    print(error)


class C:
    x: log(int) = 1
    y: "text"
    z: log("late") = log("first")
    for i in range(1):
        inside: float
    if False:
        never: 1


print(C.__annotations__, hasattr(C, "y"), C.x)
d = {}
d[log("key")]: log("not kept") = 5
C.attribute: log("annotated attribute") = 6
print(d, C.attribute, sorted(__annotations__))


def f(p: log("p"), /, q: log("q") = log("default"), *args: log("args"), k: log("k") = 0, **kw: log("kw")) -> log("return"):
    local: log("never evaluated") = 1
    other: undefined
    return local, f.__annotations__ is f.__annotations__


print(f(1), f.__annotations__)


class D(C):
    pass


print(D.__annotations__, D.__dict__.get("__annotations__"))
D.__annotations__["new"] = 1
print(D.__annotations__, C.__annotations__ is not D.__annotations__)
f.__annotations__["extra"] = 1
del f.__annotations__
print(f.__annotations__, (lambda x: x).__annotations__)


def unbound():
    value: int
    try:
        return value
    except UnboundLocalError as error:
        return error


print(unbound())
__annotations__["by hand"] = None
e: tuple = 1, 2
print(e, list(__annotations__)[-2:])
