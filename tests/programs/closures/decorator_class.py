# A class decorator that adds a method which closes over the class and an argument.
def with_repr(*fields):
    def decorate(cls):
        def __repr__(self):
            inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
            return f"{cls.__name__}({inside})"

        cls.__repr__ = __repr__
        return cls

    return decorate


@with_repr("x", "y")
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(Point(1, "two"))
print([Point(0, None)])


def singleton(cls):
    instance = None

    def get(*args):
        nonlocal instance
        if instance is None:
            instance = cls(*args)
        return instance

    return get


@singleton
class Config:
    def __init__(self, name):
        self.name = name


print(Config("a") is Config("b"), Config("c").name)
