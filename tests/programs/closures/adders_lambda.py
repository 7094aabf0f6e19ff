# The same late binding with lambdas, in a for loop, with and without a default.
def late():
    out = []
    for i in range(3):
        out.append(lambda: i)
    return out


def early():
    out = []
    for i in range(3):
        out.append(lambda i=i: i)
    return out


print([f() for f in late()])
print([f() for f in early()])
print(late()[0].__name__, late()[0].__qualname__)
