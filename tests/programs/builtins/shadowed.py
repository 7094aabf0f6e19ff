# Built-in names can be shadowed in a module, in a function, as an argument, and come back.
def f(len, str="mine"):
    return len, str


print(f("argument"), len("abc"))
max = lambda *a: "my max"
print(max(1, 2), min(1, 2))
del max
print(max(1, 2))


def g():
    print = [].append
    return print(1), sum([1, 2])


print(g())


class C:
    id = 5
    list = [id]

    def dict(self):
        return list((1,)), dict(a=1)


print(C.list, C().dict())
True_ = True
print(True_ is True, __name__, [n for n in ("__name__", "print") if n in globals()])
