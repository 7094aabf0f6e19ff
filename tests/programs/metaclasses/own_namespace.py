# A class body's name space that answers names of its own: __missing__, classes without dict.
class Auto(dict):
    def __missing__(self, key):
        if key.startswith("_") or not key.isupper():
            raise KeyError(key)
        value = self[key] = len(self)
        return value


class EnumMeta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Auto()

    def __iter__(cls):
        return iter([k for k in vars(cls) if k.isupper()])

    def __len__(cls):
        return sum(1 for _ in cls)

    def __contains__(cls, name):
        return name in list(cls)

    def __getitem__(cls, name):
        return getattr(cls, name)

    def __call__(cls, value):
        for name in cls:
            if cls[name] == value:
                return name
        raise ValueError(f"{value} is not in {cls.__name__}")

    def __repr__(cls):
        return f"<enum {cls.__name__}>"


class Color(metaclass=EnumMeta):
    RED
    GREEN
    BLUE
    TEN = 10


print(list(Color), len(Color), "RED" in Color, "PINK" in Color, Color["GREEN"], Color(10), Color)
try:
    Color(99)
except ValueError as error:
    print(error)


class NotDict:
    def __init__(self):
        self.inner = {}

    def __getitem__(self, key):
        return self.inner[key]

    def __setitem__(self, key, value):
        self.inner[key] = value


class Holder(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return NotDict()

    def __new__(mcls, name, bases, namespace):
        return super().__new__(mcls, name, bases, namespace.inner)


class H(metaclass=Holder):
    a = 1
    b = a + len("xy")


print(H.a, H.b, H.__module__, H.__qualname__)
