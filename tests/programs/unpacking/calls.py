# * and ** in calls: order, duplicates, mappings of other types, what is evaluated first.
def show(*args, **kw):
    return args, kw


def log(x):
    print("eval", x)
    return x


print(show(log(1), *log([2, 3]), log(4), *log((5,)), k=log(6), **log({"l": 7}), m=log(8)))
print(show(*"ab", *range(2), *{"k": 1}, **{}, **dict(z=1)))


class Mapping:
    def keys(self):
        print("keys")
        return ["a", "b"]

    def __getitem__(self, key):
        return key.upper()


print(show(**Mapping()), show(*iter([1])), show(*(i for i in range(2))))


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


class NoKeys:
    def __getitem__(self, key):
        return 1


class KeysRaise(Mapping):
    def keys(self):
        raise LookupError("keys")


class IterRaises:
    def __iter__(self):
        raise AttributeError("from iter")


for run in (
    lambda: show(*5), lambda: show(*None), lambda: show(**5), lambda: show(**[1]), lambda: show(**NoKeys()), lambda: show(**KeysRaise()), lambda: show(*IterRaises()), lambda: show(**{1: 2}), lambda: show(a=1, **{"a": 2}), lambda: show(**{"a": 1}, **{"a": 2}), lambda: show(**{"a": 1}, **Mapping()),
    lambda: len(*[[1, 2]]), lambda: len(**{"obj": 1}), lambda: dict(*[[(1, 2)]], **{"k": 3}), lambda: print(*[1], **{"sep": "-", "bad": 1}), lambda: int(**{"x": 1}), lambda: [].append(*[1, 2]), lambda: max(*[]), lambda: (lambda a, b: (a, b))(*[1], **{"b": 2}), lambda: (lambda a: a)(**{"a": 1}, **{"b": 2}), lambda: show(*[1], *5),
):
    attempt(run)
print(show(**{"not identifier": 1, "class": 2, "": 3}))
args, kw = [1], {"k": 2}
result = show(*args, **kw)
args.append(3)
kw["z"] = 4
print(result, (lambda *a: a)(*args) is not args, (lambda **k: k)(**kw) is not kw)
t = (1, 2)
print((lambda *a: a)(*t) == t, show(*t, *t), max(*t, *[5]), min(*t, key=lambda x: -x))
