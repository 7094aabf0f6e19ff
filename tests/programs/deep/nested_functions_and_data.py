# Nesting that is deep but not without end: tuples compared, hashed, unpacked, lists flattened.
def nest(n, make):
    value = make(0)
    for i in range(1, n):
        value = make(value)
    return value


a, b = nest(200, lambda x: (x, 1)), nest(200, lambda x: (x, 1))
print(a == b, hash(a) == hash(b), a < b, a != nest(200, lambda x: (x, 2)), a is b)


def flatten(value):
    stack, out = [value], []
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            stack.extend(top)
        else:
            out.append(top)
    return out


print(sum(flatten(a)), len(flatten(a)), nest(50, lambda x: [x]) == nest(50, lambda x: [x]), nest(30, lambda x: {"k": x}) == nest(30, lambda x: {"k": x}))
f = lambda: 0
for _ in range(100):
    f = (lambda g: lambda: g() + 1)(f)
print(f())
print(isinstance(1, nest(100, lambda x: (str, x) if x else (str, int))), eval("+" * 60 + "1"), eval("(" * 40 + "1" + ")" * 40), eval("[" * 50 + "]" * 50) != [])
s = frozenset()
for _ in range(50):
    s = frozenset([s])
print(len(s), hash(s) == hash(frozenset(s)))
