# Instance attributes, class attributes, and what hides what.
class C:
    shared = []
    number = 1

    def __init__(self):
        self.own = []


a, b = C(), C()
a.shared.append("both")
a.own.append("mine")
a.number += 1
print(b.shared, b.own, a.number, b.number, C.number)
C.number = 10
print(a.number, b.number)
del a.number
print(a.number, sorted(a.__dict__))
try:
    del a.number
except AttributeError as e:
    print(type(e).__name__, e)
try:
    a.nothing
except AttributeError as e:
    print(type(e).__name__, e)
try:
    C.nothing
except AttributeError as e:
    print(type(e).__name__, e)
for target in (1, "s", None, [], len):
    try:
        target.x = 1
    except AttributeError as e:
        print(type(e).__name__, e)
