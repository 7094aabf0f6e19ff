# Whether a cell is bound depends on the branch that ran.
def choose(which):
    if which == "left":
        value = "L"
    elif which == "right":
        value = "R"

    def show():
        return value

    return show


for which in ("left", "right", "neither"):
    try:
        print(which, choose(which)())
    except NameError as e:
        print(which, type(e).__name__, e)
