# `sum`, `min` and `max` of plain numbers and strs, and of what only looks plain.
nan, inf = float("nan"), float("inf")
class Odd(int):
    def __radd__(self, other):
        return "odd" if not isinstance(other, str) else other + "!"
for items in ([], [1, 2, 3], (1, 2.5, 3), [0.5] * 10, [1e100, 2.0**60], [True, 2], [2**62, 2**62, 2**62], [-0.0], [1, nan],
              [inf, 1.0], [inf, -inf], (1.5, 2**80), [1, 2j], [1, 2**50, 0.5, -(2**50)], [Odd(1), Odd(2)]):
    print(sum(items), repr(sum(items, 0.5)), repr(sum(items, start=-0.0)))
for items in ([3, 1, 2], (2.5, -1.5), ["b", "a", "c"], [1, 2.0, 3], [nan, 1.0], [1.0, nan], [True, 0], ["é", "e"], [2**70, 1],
              [(1, 2), (1, 1)], [0, -0.0], [-0.0, 0.0]):
    print(min(items), max(items), min(*items), max(items, default="none"), max(items, key=lambda x: 0))
for call in (lambda: min(1), lambda: max(), lambda: min([1, "a"]), lambda: max("a", 1.0),
             lambda: sum(["a"]), lambda: sum([1, None]), lambda: sum(1), lambda: max(1, 2, default=3), lambda: min([], default=4),
             lambda: sum([[1], [2]], []), lambda: max([None]), lambda: min(3, 1, 2), lambda: max([5], key=None)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
