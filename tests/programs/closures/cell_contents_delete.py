# Deleting cell_contents empties the cell; an empty cell has no contents to read.
def make(value):
    def get():
        return value
    return get


get = make(1)
cell = get.__closure__[0]
del cell.cell_contents
try:
    get()
except NameError as e:
    print(type(e).__name__, e)
try:
    cell.cell_contents
except ValueError as e:
    print(type(e).__name__, e)
print(hasattr(cell, "nothing"))
del cell.cell_contents
cell.cell_contents = 2
print(get(), cell.cell_contents)
