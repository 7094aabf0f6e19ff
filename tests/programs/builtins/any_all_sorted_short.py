# any and all stop at the first that decides; truth by __bool__ and __len__.
class T:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        print("bool", self.name)
        return self.truth


print(any([T("a", False), T("b", True), T("c", True)]), all([T("d", True), T("e", False), T("f", True)]), any([]), all([]), any([[], 0, "x"]), all("abc"))


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class BadBool:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return "x"


print(bool(L(0)), bool(L(2)), not L(0), [x for x in (0, 0.0, 0j, "", b"", (), [], {}, set(), range(0), None, False, frozenset()) if x])
for x in (BadBool(), BadLen(), L(-1), L(1.5)):
    try:
        print(bool(x))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for run in (lambda: any(5), lambda: all(), lambda: any([BadBool()]), lambda: bool(1, 2), lambda: bool(x=1)):
    try:
        print(run())
    except TypeError as error:
        print(error)
print(T("g", True) and "yes", T("h", False) or "no", not T("i", True), 1 if T("j", True) else 2, bool("False"))
