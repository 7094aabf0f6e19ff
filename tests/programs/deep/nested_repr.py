# repr of deep and of recursive values.
a = []
for _ in range(100):
    a = [a]
print(len(repr(a)), repr(a)[:5], repr(a)[-5:])
b = {"self": None, "list": [1]}
b["self"] = b
b["list"].append(b["list"])
print(b)
t = ([],)
t[0].append(t)
print(t)


class R:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return f"R({self.items})" if len(self.items) > 1 else "R"


print([R(), {R(): R()}.__len__()])
s = {(1, (2, (3,))): frozenset([frozenset()])}
print(s, [[[]], [()], [{}], [set()]], ((),), ({},), {0: {1: {2: {}}}})


class L(list):
    pass


x = L()
x.append(x)
print(x, [x], L([1]))
y = [1]
y.append({"y": y})
print(y, str(y) == repr(y), f"{y}")


class Bad:
    def __repr__(self):
        raise ValueError("bad repr")


for value in ([1, Bad()], {"k": Bad()}, (Bad(),), {Bad()}):
    try:
        repr(value)
    except ValueError as error:
        print(error)
y = []
y.append(y)
print(y, y)
