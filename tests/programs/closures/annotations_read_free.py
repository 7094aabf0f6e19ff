# Annotations are evaluated where the function is defined and can read free variables.
def outer(kind, note):
    def inner(a: kind, b: note = 1, *args: "text", c: kind = 2, **kw: None) -> note + "!":
        return a

    return inner


inner = outer(int, "n")
print(inner.__annotations__)
print(list(inner.__annotations__))
print(inner(3), inner.__code__.co_freevars)
