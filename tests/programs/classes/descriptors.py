# The descriptor protocol: __get__, __set__, __set_name__, data and non-data descriptors.
class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        return "on the class" if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive, not {value}")
        setattr(instance, self.name, value)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        value = instance.__dict__[self.f.__name__] = self.f(instance)
        return value


class Order:
    price = Positive()
    count = Positive()

    def __init__(self, price, count):
        self.price, self.count = price, count

    @Lazy
    def total(self):
        print("computing")
        return self.price * self.count


o = Order(5, 3)
print(o.price, o.total, o.total, Order.price, sorted(o.__dict__))
try:
    o.count = 0
except ValueError as e:
    print(type(e).__name__, e)
