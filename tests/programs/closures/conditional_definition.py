# Which function a name means depends on the branch that ran; both close over the same variable.
def make(kind):
    size = 3
    if kind == "square":
        def area():
            return size * size
    elif kind == "cube":
        def area():
            return size ** 3

    def grow():
        nonlocal size
        size += 1
        return area()

    return area, grow


for kind in ("square", "cube", "line"):
    try:
        area, grow = make(kind)
        print(kind, area(), grow(), area())
    except UnboundLocalError as e:
        print(kind, type(e).__name__, e)
