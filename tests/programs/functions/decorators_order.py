# When decorators are evaluated and applied; on classes; any expression.
def log(text):
    print("eval", text)

    def apply(thing):
        print("apply", text, getattr(thing, "__name__", thing))
        return thing
    return apply


@log("first")
@log("second")
def f(x=print("default")) -> print("annotation"):
    return x


@log("class")
class C:
    print("body")

    @log("method")
    def m(self): ...

    @property
    @log("property")
    def p(self):
        return "p"


handlers = {"h": [log("subscript")]}


@handlers["h"][0]
def g(): ...


@(lambda function: "replaced by lambda")
def h(): ...


print(h, C().p)


@(lambda function: print("called with", function.__name__))
def shown(): ...


print(shown is None)


class Decorator:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, instance, owner):
        return lambda *args: self(instance, *args)


class K:
    @Decorator
    def method(self, x):
        return x * 2


k = K()
print(k.method(2), k.method(3), K.__dict__["method"].calls)
try:
    @5
    def bad(): ...
except TypeError as error:
    print(error)
try:
    @undefined
    def bad(): ...
except NameError as error:
    print(error)
x = [f for f in (lambda: 1, lambda: 2)]


@x[1] if False else staticmethod
def conditional(): ...


print(type(conditional).__name__)
