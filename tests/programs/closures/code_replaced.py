# __code__ can be exchanged for code with as many free variables, and only for such.
def make(a, b):
    def add():
        return a + b

    def mul():
        return a * b

    def only_a():
        return a

    return add, mul, only_a


add, mul, only_a = make(6, 7)
print(add())
add.__code__ = mul.__code__
print(add(), add.__name__, add.__code__ is mul.__code__)
try:
    add.__code__ = only_a.__code__
except ValueError as e:
    print(type(e).__name__, e)
try:
    add.__code__ = 1
except TypeError as e:
    print(type(e).__name__, e)
print(add())
