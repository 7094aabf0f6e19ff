# Operators through special methods, their reflected forms, in-place forms and NotImplemented.
class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"V({self.x}, {self.y})"

    def __add__(self, other):
        return V(self.x + other.x, self.y + other.y) if isinstance(other, V) else NotImplemented

    def __mul__(self, k):
        return V(self.x * k, self.y * k) if isinstance(k, int) else NotImplemented

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return V(-self.x, -self.y)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __abs__(self):
        return abs(self.x) + abs(self.y)

    def __bool__(self):
        return self.x != 0 or self.y != 0


a, b = V(1, 2), V(10, 20)
print(a + b, a * 3, 3 * a, -a, a @ b, abs(-a), bool(a), bool(V(0, 0)), not a)
c = a
c += b
print(a, a is c)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a * "x", lambda: a - b, lambda: +a, lambda: ~a):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__, e)
