# property with getter, setter and deleter, read-only properties, and inheritance of them.
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def fahrenheit(self):
        """In Fahrenheit."""
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        print("deleted")
        self.degrees = 0

    @property
    def fixed(self):
        return "fixed"


class Kelvin(Celsius):
    @property
    def fixed(self):
        return super().fixed + " too"


t = Celsius(100)
print(t.fahrenheit)
t.fahrenheit = 32
print(t.degrees)
del t.fahrenheit
print(t.degrees, Celsius.fahrenheit.__doc__, Kelvin(1).fixed, type(Celsius.fixed).__name__)
for f in (lambda: setattr(t, "fixed", 1), lambda: delattr(t, "fixed")):
    try:
        f()
    except AttributeError as e:
        print(type(e).__name__, e)
