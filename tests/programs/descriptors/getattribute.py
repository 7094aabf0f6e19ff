# __getattribute__, __getattr__, __setattr__, __delattr__, object's own versions.
class Logging:
    kept = 1

    def __getattribute__(self, name):
        print("getattribute", name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("x"):
            return name
        raise AttributeError(f"none such: {name}")

    def __setattr__(self, name, value):
        print("setattr", name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)


o = Logging()
o.a = 1
print(o.a, o.kept, o.xyz)
del o.a
print(hasattr(o, "a"), getattr(o, "b", "default"))
try:
    del o.a
except AttributeError as error:
    print(error)
o.n = 1
o.n += 1
print(object.__getattribute__(o, "__dict__"))
print(len.__name__, type(o) is Logging)


class OnlyValue:
    def __getattribute__(self, name):
        return name.upper()


v = OnlyValue()
print(v.anything, v.__class__, v.__dict__, isinstance(v, OnlyValue), repr(type(v)))


class NotAttributeError:
    def __getattr__(self, name):
        raise KeyError(name)


for run in (lambda: hasattr(NotAttributeError(), "q"), lambda: getattr(NotAttributeError(), "q", 1), lambda: NotAttributeError().q):
    try:
        run()
    except KeyError as error:
        print("KeyError", error)
for args in ((o,), (o, 1), (o, 1, 2), (o, "kept", 1, 2)):
    for function in (getattr, hasattr):
        try:
            function(*args)
        except TypeError as error:
            print(error)
for target in (5, object(), None, "x", len, int, (lambda: 1)):
    try:
        target.attribute = 1
        print("set on", type(target).__name__)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error.args[0].split(" at 0x")[0])
