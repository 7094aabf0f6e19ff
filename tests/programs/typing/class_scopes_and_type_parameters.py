# Only 3.12: type parameters (PEP 695).
# Names in annotations scopes in classes: LOAD_FROM_DICT_OR_GLOBALS, LOAD_FROM_DICT_OR_DEREF.
x = "global x"
y = "global y"


class A:
    x = "class x"
    type Alias = (x, y)

    def method[T: (x, y)](self, arg: x = x) -> y:
        return T.__constraints__



print(A.Alias.__value__, A().method(), A.method.__annotations__)
A.x = "changed"
print(A.Alias.__value__)


def outer():
    x = "function x"

    class B:
        type Alias = x
        z = x

        def f[T: x](self):
            return T.__bound__

        def g[T](self):
            nonlocal x
            x = "set by g"
            return x
    b = B()
    return B.Alias.__value__, B.z, b.f(), b.g(), B.Alias.__value__, x


print(outer())


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {"prepared": "from prepare"}


class C(metaclass=Meta):
    type Alias = (prepared, y)

    def f[T: prepared](self):
        return T.__bound__


print(C.Alias.__value__, C().f())


def decorated[T](f):
    print("decorating", f.__name__, f.__type_params__)
    return f


@decorated
def g[T](x: T = x, *, k: T = y) -> T:
    return T.__name__, x, k


print(g(), g.__defaults__, g.__kwdefaults__, g.__qualname__, A.method.__qualname__, g.__code__.co_freevars)
for source in ("def f[T, T](): ...", "class X[T]: T = 1; nonlocal T", "type X[T = int] = T", "def f[T: (yield)](): ...", "type T = (x := 1)", "type X = await y", "class X[T](y := T): ..."):
    try:
        exec(source)
        print("fine", source)
    except SyntaxError as error:
        print(error.msg)
