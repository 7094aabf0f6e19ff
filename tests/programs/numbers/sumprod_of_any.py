# Only 3.12: math.sumprod is new, where a float sum meets what is no float.
import math


class Ratio:
    def __init__(self, n):
        self.n = n

    def __mul__(self, other):
        return Ratio(self.n * other)

    __rmul__ = __mul__

    def __add__(self, other):
        return Ratio(self.n + (other.n if isinstance(other, Ratio) else other))

    __radd__ = __add__

    def __repr__(self):
        return f"Ratio({self.n})"


print(math.sumprod([Ratio(1), 1.5], [2, 3]), math.sumprod([1.5, Ratio(1)], [3, 2]))
print(math.sumprod([1, 2.5, Ratio(4), 0.5], [1, 2, 3, 4]), math.sumprod([10, 20, 30], (1, 2, 3)))
for p, q in (([1.5, 2], [None, 2]), ([1.5, "a"], [2, "b"]), ([1], [1, 2]), ([[1]], [2]), (["a"], [3])):
    try:
        print(math.sumprod(p, q))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
