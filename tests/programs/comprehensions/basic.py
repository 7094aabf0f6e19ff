# List, set and dict comprehensions with conditions, several loops, nesting and unpacking targets.
print([x * x for x in range(6)], [x for x in range(10) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)])
print({x % 3 for x in range(10)} == {0, 1, 2}, {x: x * x for x in range(4)}, {k: v for v, k in enumerate("abc")})
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *rest in ["abc", "de"]], [rest for first, *rest in ["abc", "d"]])
print([x if x > 1 else -x for x in range(4)], [y for x in range(3) if (y := x * 10)], ["".join(c for c in w if c != "a") for w in ("banana", "cat")])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [n for row in matrix for n in row if n % 2])
print([], [x for x in ()], {x for x in ""} == set(), {x: 1 for x in []})
