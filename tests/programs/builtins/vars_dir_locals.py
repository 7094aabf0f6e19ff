# vars, dir, locals, globals: contents, order, what they refuse.
class A:
    x = 1

    def __init__(self):
        self.b, self.a = 1, 2

    def m(self): ...


class WithDir:
    def __dir__(self):
        return ["z", "a", 3][:2]


a = A()
print(vars(a), sorted(k for k in vars(A) if not k.startswith("__")), [n for n in dir(a) if not n.startswith("_")], dir(WithDir()))
for run in (lambda: vars(5), lambda: vars(1, 2), lambda: dir(1, 2), lambda: vars([]), lambda: locals(1), lambda: globals(1)):
    try:
        run()
    except TypeError as error:
        print(error)


def f(p, *q, **r):
    s = 1
    print(locals(), sorted(dir()), vars() == locals())
    del s
    t = [locals() for _ in range(1)]
    return sorted(locals())


print(f(1, 2, k=3))
vars(a)["new"] = 5
print(a.new, globals() is globals(), "A" in globals(), locals() is globals())
globals()["made"] = 1
print(made, [n for n in dir([]) if n.startswith("s")], dir(5)[-3:], dir(None)[:2], "__class__" in dir(object()))
