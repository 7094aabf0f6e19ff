# An exception object keeps its identity through re-raises, and collects notes and attributes.
def thrower():
    error = ValueError("one")
    error.extra = []
    raise error


seen = []
try:
    try:
        try:
            thrower()
        except ValueError as e:
            seen.append(e)
            e.extra.append("first")
            raise
    except ValueError as e:
        seen.append(e)
        e.extra.append("second")
        raise e
except ValueError as e:
    seen.append(e)
print(seen[0] is seen[1] is seen[2], seen[0].extra, seen[0].__context__)
e = ValueError("with args", 2)
print(e.args, str(e), repr(e), str(ValueError()), repr(ValueError()), str(KeyError("k")), ValueError("x") == ValueError("x"))
