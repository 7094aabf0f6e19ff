# Built-ins that take keywords, and methods that do.
print(sorted([3, 1], reverse=True), sorted([-3, 1], key=abs), max([1, 2], key=lambda n: -n), max([], default=5), sum([1], start=2))
print(int("11", base=2), round(2.345, ndigits=2), enumerate(["a"], start=3).__next__(), dict(a=1, **{"b": 2}), list(zip([1], [2], strict=False)))
print("a-b-c".split(sep="-", maxsplit=1), "a b".split(maxsplit=1), "x".join(["a", "b"]), "a\tb".expandtabs(tabsize=2), "{a}{b}".format(a=1, b=2))
items = [3, 1, 2]
items.sort(key=lambda n: -n, reverse=True)
print(items, print("x", "y", sep="+", end="!\n"), str(object=5), {}.get("a", 1))
for f in (lambda: len(obj=[]), lambda: [].append(object=1), lambda: {}.get("a", default=1), lambda: sorted(iterable=[1]), lambda: abs(x=1), lambda: int(x="1"), lambda: "".join(iterable=[])):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__, e)
