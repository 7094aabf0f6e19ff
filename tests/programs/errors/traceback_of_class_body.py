# A traceback through a class body, a decorator, a property and a metaclass.
class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)


def decorate(f):
    return lambda *args: f(*args)


class K(metaclass=Meta):
    @property
    def bad(self):
        return self.helper(1)

    @decorate
    def helper(self, x):
        return x.missing

    def __init__(self):
        self.bad


K()
