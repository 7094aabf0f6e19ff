# __dict__ of instances: order, deletion, replaced, shared keys, names that are no identifiers.
class A:
    x = "class"


a, b = A(), A()
a.x, a.y = 1, 2
b.y, b.x = 3, 4
print(a.__dict__, b.__dict__, vars(a) is a.__dict__)
del a.x
print(a.x, a.__dict__, hasattr(a, "y"))
a.__dict__["with space"] = 5
a.__dict__["x"] = 6
print(a.x, a.__dict__, getattr(a, "with space"))
a.__dict__ = {"z": 7}
print(a.z, a.x, b.__dict__)
a.__dict__.clear()
print(a.__dict__, a.x)
for i in range(30):
    setattr(a, f"n{i}", i)
for i in range(0, 30, 2):
    delattr(a, f"n{i}")
print(len(a.__dict__), list(a.__dict__)[:3], a.n29)
try:
    a.n0
except AttributeError as error:
    print(error)
