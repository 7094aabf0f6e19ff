# len, enumerate, zip, reversed: everyday use and edge cases.
print(len(""), len([1]), len({}), len((1, 2)), len({1, 1}), len(range(5)), len("古明"))
print(list(enumerate("abc")), list(enumerate("ab", 5)), list(enumerate([], start=1)), dict(enumerate("xy")))
print(list(zip("abc", range(3))), list(zip("abc", [1])), list(zip()), list(zip("ab")), list(zip("ab", "cd", "ef")), list(zip(*[(1, 2), (3, 4)])))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1,))), list(reversed({"a": 1, "b": 2})))
print(list(zip("ab", "cd", strict=True)))
try:
    list(zip("ab", "c", strict=True))
except ValueError as e:
    print(type(e).__name__, e)
for i, (a, b) in enumerate(zip("ab", (1, 2))):
    print(i, a, b, end="; ")
print()
