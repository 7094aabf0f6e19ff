# Three exceptions, one the cause and one the context of another.
def first():
    raise KeyError("first")


def second():
    try:
        first()
    except KeyError as e:
        raise ValueError("second") from e


try:
    second()
except ValueError:
    raise RuntimeError("third")
