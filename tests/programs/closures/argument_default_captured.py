# A captured argument with a default, taken and not taken.
def greeter(greeting="hello", *, mark="!"):
    def greet(name):
        return greeting + " " + name + mark

    return greet


print(greeter()("you"))
print(greeter("good day")("you"))
print(greeter(mark="?")("you"))
print(greeter.__code__.co_cellvars, greeter.__code__.co_kwonlyargcount)
print(greeter.__defaults__, greeter.__kwdefaults__)
