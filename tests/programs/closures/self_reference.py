# A closure that holds itself, through a cell, through its default and through an attribute.
def make():
    def f(depth):
        return "end" if depth == 0 else f(depth - 1)

    f.me = f
    f.__defaults__ = (2,)
    return f


f = make()
print(f(3), f())
print(f.me is f, f.__closure__[0].cell_contents is f, f.me.me.me is f)
cell = f.__closure__[0]
cell.cell_contents = cell
print(cell.cell_contents.cell_contents is cell)
for _ in range(10_000):
    make()
print("made and dropped")
