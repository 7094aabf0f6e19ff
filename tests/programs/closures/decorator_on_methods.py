# Decorators on methods, with property, classmethod and staticmethod.
def noisy(f):
    def wrapper(self, *args):
        return f"{f.__name__} of {self.name}: {f(self, *args)}"

    return wrapper


class Tool:
    made = 0

    def __init__(self, name):
        self.name = name
        Tool.made += 1

    @noisy
    def use(self, times):
        return "x" * times

    @property
    @noisy
    def label(self):
        return self.name.upper()

    @classmethod
    def count(cls):
        return cls.__name__, cls.made

    @staticmethod
    def twice(f):
        return lambda x: f(f(x))


saw = Tool("saw")
print(saw.use(3))
print(saw.label)
print(Tool.count(), saw.count())
print(saw.twice(lambda n: n * n)(3), Tool.twice(str.upper)("a"))
