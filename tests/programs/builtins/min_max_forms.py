# min and max: keys, defaults, ties, what they refuse.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max("hello"), min([], default="d"), max((), default=None), min([1, -5], key=abs), max("aA", key=str.lower), min({3: 1, 2: 9}), max(x for x in [1, 3]))
print(min([1, 1.0, True]), max([1, 1.0, True]), min((0, -0.0)), max(1, 2.5), min([[2], [1, 9]]), max("a", "B", key=str.upper), min(2, 1, key=lambda x: -x), max([1, 2], [0], key=len))
for run in (lambda: min(), lambda: max(5), lambda: max(1, "a"), lambda: min([1], foo=2), lambda: max(1, 2, default=3), lambda: min([1, 2], key=5), lambda: max([1j, 2j]), lambda: min(None), lambda: min([1], key=None), lambda: max(1, 2, key=None)):
    attempt(run)
log = []
print(max([3, 1, 2], key=lambda x: log.append(x) or -x), log)
