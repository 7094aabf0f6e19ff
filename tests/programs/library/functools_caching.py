# functools: lru_cache, cache, cached_property, partial, partialmethod, reduce, wraps.
import functools
from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, wraps


@lru_cache(maxsize=3)
def square(n):
    print("square", n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 4, 2)], square.cache_info(), square.cache_parameters()["maxsize"])
square.cache_clear()
print(square.cache_info().currsize, square.__name__, square.__wrapped__(5))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("computed")
        return 3 * self.r ** 2

    def move(self, dx, dy=0):
        return (self.r, dx, dy)

    right = partialmethod(move, 1)
    up = partialmethod(move, 0, dy=1)


c = Circle(2)
print(c.area, c.area, vars(c), c.right(), c.right(5), c.up())
del c.area
print(c.area, type(Circle.area).__name__)


def traced(f):
    @wraps(f)
    def wrapper(*args):
        """not this"""
        return ("traced", f(*args))
    return wrapper


@traced
def add(a, b):
    return a + b


print(add(1, 2), add.__name__, add.__qualname__, add.__wrapped__(3, 4))
p = partial(int, base=2)
print(p("1010"), p.func, p.args, p.keywords, partial(partial(max, 1), 5)(3))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], "empty"))
print(sorted("bAc", key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
try:
    lru_cache(maxsize="x")
except TypeError as e:
    print(e)
