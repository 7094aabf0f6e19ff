# min, max, sum, any, all with key, default, start and generators.
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), min([[1, 2], [1]]), max((1, 2), (1, 3)), min(1, 1.0), max(1.0, 1), max(True, 1))
print(max(["a", "ccc", "bb"], key=len), min([-3, 2, -1], key=abs), max([], default="none"), min((), default=None), max([1], default=0), min("b", "A", key=str.lower))
print(max([("a", 1), ("b", 1)], key=lambda p: p[1]), min(["b", "a", "A"], key=str.upper), max({"x": 1, "y": 3}, key={"x": 1, "y": 3}.get))
print(sum([1, 2, 3]), sum([]), sum([1], 10), sum([0.5, 0.25]), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum(range(5), start=100), sum([True, True]), sum([2 ** 62, 2 ** 62]))
print(any([]), all([]), any([0, "", 1]), all([1, "a", []]), any(n > 2 for n in range(4)), all(n < 3 for n in range(4)))
log = []
print(any(log.append(n) or n == 1 for n in range(5)), log, all(log.append(n) or n > 9 for n in range(5)), log)
for f in (lambda: max(), lambda: min([1, "a"]), lambda: sum(["a", "b"]), lambda: sum("ab", ""), lambda: max(1, 2, default=3), lambda: any(), lambda: all(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
