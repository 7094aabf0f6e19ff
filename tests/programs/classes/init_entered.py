# `__init__` of a class that is called: arguments, errors, what it returns, and changes between calls.
class Point:
    def __init__(self, x, y=2, *, z=3):
        self.x, self.y, self.z = x, y, z
    def __repr__(self):
        return f"Point({self.x}, {self.y}, {self.z})"

def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

for call in (lambda: Point(1), lambda: Point(1, z=5), lambda: Point(y=1, x=0), lambda: Point(*(1, 2), **{"z": 4}),
             lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, w=1)):
    attempt(call)

class Returns:
    def __init__(self, what):
        return what
attempt(lambda: Returns(None).__class__.__name__)
attempt(lambda: Returns(5))

class Yields:
    def __init__(self):
        yield
attempt(Yields)

class Fails:
    def __init__(self, depth):
        if depth == 0:
            raise ValueError("at the bottom")
        self.inner = Fails(depth - 1)
attempt(lambda: Fails(3))

class Chain:
    def __init__(self, n):
        self.next = Chain(n - 1) if n else None
    def __len__(self):
        return 1 + (len(self.next) if self.next is not None else 0)
print(len(Chain(50)))

made = []
for i in range(6):
    made.append(Point(i))
    if i == 1:
        Point.__init__ = lambda self, x: setattr(self, "__dict__", {"x": x, "y": "new", "z": 0})
    if i == 3:
        Point.__new__ = lambda cls, x: ("not a point", x)
print(made)
