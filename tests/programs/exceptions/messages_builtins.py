# The messages of the everyday errors of built-in functions.
class C:
    pass


for f in (
    lambda: iter(1), lambda: next([]), lambda: next(iter([])), lambda: sum(["a"]), lambda: sum([[1]]), lambda: sum(1), lambda: range(1.0),
    lambda: range(0, 1, 0), lambda: range(), lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: abs(), lambda: zip(1),
    lambda: enumerate(1), lambda: list(map(1, [2])), lambda: map(len), lambda: isinstance(1), lambda: isinstance(1, "int"),
    lambda: issubclass(1, int), lambda: getattr(C(), "x"), lambda: getattr(C, "x"), lambda: getattr(1), lambda: C().y, lambda: None.y,
    lambda: unknown_name, lambda: max(1), lambda: min(1, "a"), lambda: max([1], key=1), lambda: sorted(1), lambda: sorted([1], 2),
    lambda: reversed({1}), lambda: reversed(5), lambda: ord(1), lambda: ord(""), lambda: round(1.5, "a"), lambda: print(1, end=2),
    lambda: print(1, sep=2), lambda: print(1, other=2), lambda: all(1), lambda: any(None), lambda: callable(), lambda: repr(), lambda: str(1, 2, 3, 4),
    lambda: bool(1, 2), lambda: int(1, 2, 3), lambda: list(1, 2), lambda: type(), lambda: super(), lambda: object(1),
    lambda: filter(None), lambda: list(filter(1, [1])), lambda: divmod(1), lambda: hash({}),
):
    try:
        print("no error:", f())
    except Exception as e:
        print(type(e).__name__, e)
