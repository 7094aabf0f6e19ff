# When defaults are evaluated, and what they share.
def log(x):
    print("default", x)
    return x


def f(a=log(1), *, b=log([])):
    b.append(a)
    return b


print(f(), f(2), f(b=[]), f.__defaults__, f.__kwdefaults__)
g = [lambda x=i: x for i in range(3)]
print([h() for h in g], g[0](9))
x = 5
def late(y=x):
    return y, x
x = 6
print(late())


def make():
    def inner(cache={}):
        cache[len(cache)] = True
        return len(cache)
    return inner


a, b = make(), make()
print(a(), a(), b(), (lambda *, k=1: k)(), (lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, d=3, z=5))
