# __set_name__: order, errors and their notes, later assignments.
class Field:
    def __set_name__(self, owner, name):
        print("name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2


class Form:
    b = Field()
    a = Field()
    also_a = a


f = Form()
f.a = 4
print(f.a, f.b, f.also_a, f.__dict__, Form.a.name)
Form.late = Field()
print(hasattr(Form.__dict__["late"], "name"))


class Wrong:
    def __set_name__(self, owner, name):
        raise ValueError("refused " + name)


try:
    class Refusing:
        field = Wrong()
except Exception as error:
    while error:
        last, error = error, error.__cause__
    print(type(last).__name__, last)


class Adding:
    def __set_name__(self, owner, name):
        setattr(owner, name + "_extra", name)


class Extended:
    one = Adding()
    two = Adding()


print(sorted(k for k in vars(Extended) if not k.startswith("__")))


class OnInstance:
    pass


o = OnInstance()
o.__set_name__ = lambda owner, name: print("never")


class Holder:
    x = o


print(type("T", (), {"field": Field()}).__name__)
