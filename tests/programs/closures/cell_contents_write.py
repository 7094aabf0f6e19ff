# Writing cell_contents is seen by the closure, and what the closure writes is seen in the cell.
def make():
    value = "first"

    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


get, put = make()
cell = get.__closure__[0]
print(cell.cell_contents, get())
cell.cell_contents = "second"
print(cell.cell_contents, get())
put("third")
print(cell.cell_contents, get())
cell.cell_contents = cell
print(get() is cell)
cell.cell_contents = get
print(get()()()() is get)
