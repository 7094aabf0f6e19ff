# __prepare__: the name space of a class body, what is asked of it, what type makes of it.
class Log(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        if not key.startswith("__"):
            print("get", key)
        return super().__getitem__(key)

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", mcls.__name__, name, bases, kw)
        return Log(preset=1)

    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, type(namespace).__name__, sorted(kw))
        return super().__new__(mcls, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, sorted(kw))
        super().__init__(name, bases, namespace)


class A(metaclass=Meta, option=3):
    x = preset + 1
    y = x
    del x

    def method(self):
        return __class__


print(A.preset, A.y, hasattr(A, "x"), A().method() is A, type(A).__name__)


class B(A):
    z = 5


print(B.__mro__ == (B, A, object), type(B) is Meta)


class NoMapping(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 5


try:
    class C(metaclass=NoMapping):
        pass
except TypeError as error:
    print(error)


class Raises(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        raise LookupError("not prepared")


try:
    class D(metaclass=Raises):
        pass
except LookupError as error:
    print(error)
