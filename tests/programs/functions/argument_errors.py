# The words of wrong calls: methods, keywords near and far, lists of missing names.
def attempt(run):
    try:
        print(run())
    except TypeError as error:
        print(error)


def none(): ...
def one(a): ...
def two(a, b): ...
def three(a, b, c): ...
def default(a, b=1, c=2): ...
def keyword(*, x, y, z=1): ...
def positional(a, b, /, c): ...
def star(a, *args): ...


class C:
    def method(self, a): ...
    @classmethod
    def cm(cls, a): ...
    @staticmethod
    def sm(a): ...
    def __init__(self, x=1): ...
    def __call__(self, q): ...


c = C()
for run in (
    lambda: none(1), lambda: none(x=1), lambda: none(1, 2, 3), lambda: one(), lambda: one(1, 2), lambda: one(1, a=2),
    lambda: two(), lambda: two(1), lambda: two(b=1), lambda: three(), lambda: three(b=2), lambda: default(), lambda: default(1, 2, 3, 4),
    lambda: default(1, d=4), lambda: keyword(), lambda: keyword(x=1), lambda: keyword(1, x=1, y=2), lambda: keyword(1, 2, q=1),
    lambda: positional(a=1, b=2, c=3), lambda: positional(1, b=2, c=3), lambda: positional(1), lambda: star(), lambda: star(b=1),
    lambda: c.method(), lambda: c.method(1, 2), lambda: C.method(), lambda: c.cm(), lambda: C.cm(1, 2), lambda: c.sm(), lambda: C(1, 2), lambda: C(y=1), lambda: c(), lambda: c(1, 2),
    lambda: one(*[1, 2]), lambda: one(**{"b": 1}), lambda: one(**{1: 2}), lambda: one(1, **{"a": 2}), lambda: one(*5), lambda: one(**5), lambda: one(*[], **{"a": 1}, **{"a": 2}),
    lambda: (lambda x: x)(), lambda: (lambda: 1)(1), lambda: default(a=1, a_b=2),
):
    attempt(run)


def many(a, b, c, d, e, f): ...


attempt(lambda: many())
attempt(lambda: many(*range(9)))


def kwonly_default(a, *, k=1): ...


attempt(lambda: kwonly_default(1, 2))
attempt(lambda: kwonly_default(1, 2, k=3))


class Outer:
    class Inner:
        def deep(self, x): ...


attempt(lambda: Outer.Inner().deep())
attempt(lambda: Outer.Inner.deep(1, 2, 3))
