# The cell of a variable that is not assigned yet.
def outer():
    def inner():
        return later

    cell = inner.__closure__[0]
    try:
        print(cell.cell_contents)
    except ValueError as e:
        print(type(e).__name__, e)
    later = "now"
    print(cell.cell_contents)
    cell.cell_contents = "from outside"
    print(later, inner())
    del later
    try:
        cell.cell_contents
    except ValueError as e:
        print(type(e).__name__, e)


outer()
