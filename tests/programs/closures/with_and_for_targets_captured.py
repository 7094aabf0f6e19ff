# Loop targets, unpacking targets and with targets can all be cells.
class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        return False


def outer():
    show = []
    for i, (j, *rest) in enumerate([(1, 2, 3), (4,)]):
        show.append(lambda: (i, j, rest))
        print(show[-1]())
    with Resource("file") as opened, Resource("lock") as locked:
        show.append(lambda: (opened, locked))
    (first, second), third = (1, 2), 3
    show.append(lambda: first + second + third)
    return [f() for f in show]


print(outer())
