# print: separators, ends, files of one's own, flush, what it refuses.
class File:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


f = File()
print(1, "a", None, sep="-", end="!\n", file=f)
print(file=f)
print("x", sep=None, end=None, file=f, flush=True)
print(*[], sep="s", file=f)
print(f.parts)
print(1, 2, sep="")
print("no newline", end="")
print()
for kw in ({"sep": 5}, {"end": 5}, {"foo": 1}, {"file": 5}):
    try:
        print("text", **kw)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Raises:
    def __str__(self):
        raise ValueError("in str")


try:
    print(Raises(), "last")
except ValueError as error:
    print(error)
print(print("inner"))
