# Unpacking in assignments: stars everywhere, nesting, order of effects, errors.
a, b = 1, 2
(c, [d, *e]), *f = ("x", "yz!"), 3, 4
print(a, b, c, d, e, f)
*g, h = "abc"
i, *j, k = range(5)
[l] = (m,) = [9]
print(g, h, i, j, k, l, m)
a, b = b, a
x = y = z = []
x.append(1)
print(a, b, y, z)
first, second = {"k1": 1, "k2": 2}
*rest, = "xy"
[*only] = ()
print(first, second, rest, only)


class Log:
    def __setitem__(self, key, value):
        print("set", key, value)

    def __setattr__(self, name, value):
        print("attr", name, value)


def key(n):
    print("key", n)
    return n


log = Log()
log[key(1)], log.x, *log[key(2)] = key("value"), 5, 6, 7
for q, (r, *s) in [(1, "abc"), (2, (4,))]:
    print(q, r, s)
i = 0
i, nums = 1, [10, 20]
i, nums[i] = 0, 99
print(i, nums)


def attempt(run):
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)


def two(it):
    p, q = it


def star(it):
    p, q, *r = it


def late(it):
    p, *q, r = it


for it in ([1], [1, 2, 3], [], 5, None, iter([1, 2, 3]), {1: 2, 3: 4, 5: 6}, "abc", (x for x in range(9)), range(10**9)):
    attempt(lambda: two(it))
for it in ([1], [], 5, (x for x in ())):
    attempt(lambda: star(it))
    attempt(lambda: late(it))


class Iter:
    def __iter__(self):
        yield 1
        raise KeyError("inside")


attempt(lambda: two(Iter()))
print(*[1], *(2, 3), [*"ab", *range(2)], (*[], 1), {*[1], *(1, 2)}, {**{"a": 1}, **{"a": 2, "b": 3}}, dict(**{"k": 1}), *{"only": 1})
