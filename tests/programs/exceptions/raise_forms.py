# raise with a class, an instance, nothing, and what can't be raised.
def throw(what):
    raise what


def again():
    try:
        raise ValueError("first")
    except ValueError:
        raise


for f in (again, lambda: throw(KeyError), lambda: throw(KeyError("a", 1)), lambda: throw(1), lambda: throw(int),
          lambda: throw(None)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, e.args)
try:
    raise
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    try:
        raise ValueError
    except 1:
        pass
except TypeError as e:
    print(type(e).__name__, e)
