# global, nonlocal, del of names, names shadowed, class scopes in functions.
x = "module"


def reads():
    return x


def sets():
    x = "local"
    return x


def declares():
    global x, y
    x, y = "set globally", "made"
    return x


print(reads(), sets(), reads(), declares(), reads(), y)


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "from inner"
        inner()
        return x

    def with_global():
        global x
        return x
    return middle(), x, with_global()


print(outer())


def deletes():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)
    v = 2
    return v


print(deletes())


def unbound(flag):
    if flag:
        z = 1
    return z


try:
    unbound(False)
except UnboundLocalError as error:
    print(error)
del y
try:
    y
except NameError as error:
    print(error)
try:
    del y
except NameError as error:
    print(error)


def cell_deleted():
    c = 1
    def inner():
        return c
    del c
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    try:
        del c
    except NameError as error:
        print(type(error).__name__, error)


cell_deleted()


def class_scope():
    n = 1

    class K:
        n = n + 1 if False else 5
        m = [n for _ in range(2)]

        def get(self):
            return n
    return K.n, K.m, K().get()


try:
    print(class_scope())
except NameError as error:
    print(type(error).__name__, error)
for len in [3]:
    pass
print(len)
del len
print(len("abc"))


def exception_name():
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(exception_name())
import sys
def loop_var():
    for i in range(3):
        pass
    return i
print(loop_var(), [i for i in range(2)], "i" in globals())
