# The order in which the parts of a comprehension are evaluated.
def note(label, value):
    print(label, value)
    return value


print([note("value", x) for x in note("iter", [1, 2, 3]) if note("if", x) != 2])
print({note("k", k): note("v", k * 2) for k in note("it", "ab")})
print([note("xy", (x, y)) for x in note("xs", [1, 2]) for y in note("ys", [x] * x)])
