# Bound methods kept in closures, closures kept as instance and as class attributes.
class Greeter:
    greeting = "hello"

    def __init__(self, name):
        self.name = name
        self.later = lambda punctuation: self.greet() + punctuation

    def greet(self):
        return f"{self.greeting} {self.name}"


def twice(f):
    return lambda: (f(), f())


g = Greeter("you")
both = twice(g.greet)
print(both())
g.greeting = "bye"
print(both(), g.later("!"))
Greeter.shout = lambda self, n: self.name.upper() * n
print(g.shout(2))
print(g.greet == g.greet, g.greet is g.greet, g.later is g.later)
print(both.__closure__[0].cell_contents.__self__ is g, g.greet.__func__ is Greeter.greet)
