"""Functions, calls, classes, decorators, generics."""
from __future__ import annotations


def all_kinds(a, b=1, /, c=2, *args: int, d, e=3, **kwargs: "str") -> None:
    """With a docstring."""
    return lambda x, *y, z=d, **w: (a, x, y, z, w)


def calls(f, *a, **k):
    f(); f(1); f(1, 2, x=3); f(*a); f(1, *a, 2); f(**k); f(x=1, **k, y=2); f(*a, *a, **k, **k)
    f.g(); f.g(1, x=2); f.g(*a); f.g.h(f)(f); f[0](f); (lambda: f)()
    print(f(
        a)
        .g(
        k))
    f(x for x in a)
    return f(1, (yield), y=(yield 1))


@f
@g.h(1)
@(lambda x: x)
class C(Base, metaclass=Meta, **kw):
    """Doc."""
    x: int = 1
    y: str
    __private = 2

    def method(self, __p):
        super().method(__p)
        super(C, self).__private
        super().a.b(x=1)
        return __class__, self.__private, super

    @property
    def p(self): return super().p

    class Inner[T: int]:
        def m[U: T, *V, **W](self, u: U = 1, *v: *V, k: W = 2) -> T: return u, T, x


def generic[T](x: T, *, y=1) -> T: return x
type Alias[T: (int, str), *U] = dict[T, tuple[*U]] | x
type Plain = int
async def coroutine(x):
    await x
    async with x as y, y: pass
    async for z in y: return z
    else: await z


def gen():
    x = yield
    y = yield x
    z = yield from y
    try: yield
    finally: yield 1
    return z


def annotated(x):
    y: int = x
    z: list
    (w): int = 1
    x.a: int = 2
    x[0]: int
    global glob
    glob = y
    del glob
    return z, glob


def deleted(x):
    def inner():
        nonlocal x
        del x
    del x
    class Local:
        x = x
        z: x
        def method[T: (x, "y")](self) -> T: return x
    return Local, inner
