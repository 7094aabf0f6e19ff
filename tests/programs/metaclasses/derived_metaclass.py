# Which metaclass makes a class: the most derived of the bases', conflicts, callables.
class M1(type):
    pass


class M2(M1):
    pass


class Other(type):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class C(metaclass=Other):
    pass


class D(A, B):
    pass


class E(B, A, metaclass=M1):
    pass


print(type(D).__name__, type(E).__name__, type(A)("F", (B,), {}).__class__.__name__)
for bases in ((A, C), (C, B)):
    try:
        type("X", bases, {})
    except TypeError as error:
        print(error)
    try:
        class X(*bases):
            pass
    except TypeError as error:
        print(error)


def maker(name, bases, namespace, **kw):
    print("made", name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)
    return namespace.get("answer")


class Made(metaclass=maker, extra=1):
    answer = 42


print(Made)


class Wrapped(A, metaclass=lambda n, b, d: type(n, b, d)):
    pass


print(type(Wrapped).__name__)
try:
    class Bad(metaclass=5):
        pass
except TypeError as error:
    print(error)
try:
    type.__call__(M1, "a", ())
except TypeError as error:
    print(error)
for args in ((), (1, 2), ("a", (), {}, 4), (5, (), {}), ("a", [], {}), ("a", (), []), ("a", (5,), {}), ("a\0b", (), {})):
    try:
        print(type(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
