# With a generator expression each function is called before the loop variable moves on.
def eager():
    return [f() for f in (lambda: i for i in range(4))]


def kept():
    return [f() for f in list(lambda: i for i in range(4))]


print(eager())
print(kept())
