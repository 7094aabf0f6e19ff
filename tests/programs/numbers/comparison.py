# Comparison: chains, mixed numbers, identity, truth.
x = 5
print(1 < x < 10, 1 < x > 3, 1 < x < 4 < 100, 10 > x >= 5 == 5, 1 == 1.0 == True, 0 == False, 0 != 0.0, not x, not not x)
print(None is None, None == 0, [] is [], [] == [], () == (), "a" == "a", 1 == "1", 1 != "1", None != None)
print(1 < 1.5 < 2, 2 ** 70 > 1e20, -1 < False < True < 2, 3 > 2 > 1 > 0 > -1, "a" < "b" < "c", "Z" < "a", "abc" < "abd", "ab" < "abc", "" < "a")
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], (1, "a") < (1, "b"), [1, [2, 3]] == [1, [2, 3]], (1, 2) == [1, 2], {1, 2} < {1, 2, 3}, {1} <= {1})
for value in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), (None,), {}, {0: 0}, set(), None, ..., True, False, range(0), range(1), 10 ** 30):
    print(bool(value), end=" ")
print()
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, 0 or "" or [], 1 and [] and 2, not 0 and 1, None or "default", "a" if 0 else "b")
