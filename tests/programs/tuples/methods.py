# tuple: methods, operators, comparison, hash, what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


t = (1, 2, 3, 2)
print(t.count(2), t.index(2), t.index(2, 2), t + (4,), t * 2, 2 * (1,), t[1:], t[::-1], t[-1], len(t), 3 in t)
print((), (1,), (1, 2), tuple(), tuple("ab"), tuple([1]), tuple(tuple((1,))), ((),), (((1,),),))
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 9), (1, 2) == (1.0, 2.0), (1,) != [1], (1, (2, 3)) == (1, (2, 3)))
print(hash((1, 2)) == hash((1.0, 2.0)), hash(()) == hash(tuple()), {(1, 2): "k"}[(1.0, 2)])
for run in (
    lambda: t.index(9), lambda: t.index(1, 1), lambda: t[9], lambda: t["a"], lambda: t + [1], lambda: t + None, lambda: t * 1.5, lambda: t * t,
    lambda: t.__setitem__(0, 1), lambda: hash(([],)), lambda: (1,) < ("a",), lambda: (1,) < [1], lambda: tuple(5), lambda: tuple(1, 2), lambda: t.count(), lambda: t.append,
):
    attempt(run)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
inner = ([],)
try:
    inner[0] += [1]
except TypeError as error:
    print(error, inner)
a, *b = t
(c, d), e = (1, 2), 3
print(a, b, c, d, e, *t)


class Sub(tuple):
    def __new__(cls, *args):
        return tuple.__new__(cls, args)

    def __repr__(self):
        return "Sub" + super().__repr__()


s = Sub(1, 2)
print(s, s + (3,), type(s + (3,)).__name__, type(s[:]).__name__, type(tuple(s)).__name__, s == (1, 2), hash(s) == hash((1, 2)), isinstance(s, tuple))
class Deep:
    def __repr__(self):
        return f"Deep{self.t!r}" if self.t[0] is not self else "Deep(self)"


d = Deep()
d.t = (d,)
print(d.t)
nan = float("nan")
print((nan,) == (nan,), (nan,) == (float("nan"),), nan in (nan,), (nan,).index(nan), (nan,).count(nan))
print((1, 2).__getnewargs__(), (3, 4).__mul__(2), (5,).__rmul__(2), (1, 2).__contains__(2))
