# A default that is itself a closure, and a default that reads a free variable of the function around.
def outer(n):
    def inner(f=lambda x: x + n, base=n * 100):
        return f(base)

    n += 1
    return inner


print(outer(1)(), outer(1)(base=0), outer(1)(lambda x: -x))
