# del of names, items, attributes, slices, of several at once; what stays reachable.
class A:
    pass


a, b, c = 1, 2, 3
del a, b
try:
    a
except NameError as error:
    print(error)
d = {"k": 1, "l": 2}
l = [0, 1, 2, 3, 4]
o = A()
o.x = o.y = 1
del d["k"], l[0], l[1:3], o.x
print(d, l, o.__dict__, c)
del (c), [o.y]
print(o.__dict__, "c" in globals())
for make in (lambda: d.__delitem__("zz"), lambda: l.__delitem__(9), lambda: delattr(o, "zz"), lambda: exec("del 5") if False else {}.__delitem__(1)):
    try:
        make()
    except (KeyError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)


def f(x):
    y = x
    del x
    z = lambda: y
    del y
    try:
        z()
    except NameError as error:
        return type(error).__name__, str(error)


print(f(1))
