# add_note and __notes__.
error = ValueError("v")
print(hasattr(error, "__notes__"))
error.add_note("one")
error.add_note("two\nlines")
print(error.__notes__, error.__dict__)
for note in (1, None, b"b"):
    try:
        error.add_note(note)
    except TypeError as refused:
        print(refused)
error.__notes__ = "no list"
try:
    error.add_note("x")
except TypeError as refused:
    print(refused)
error.__notes__ = []
error.add_note("again")
print(error.__notes__)
del error.__notes__
print(hasattr(error, "__notes__"), repr(error))
try:
    error.add_note()
except TypeError as refused:
    print(refused)


class Custom(Exception):
    def add_note(self, note):
        super().add_note(note.upper())


try:
    try:
        raise Custom("c")
    except Custom as e:
        e.add_note("loud")
        raise
except Custom as e:
    print(e.__notes__)
