# slice.indices with bounds that have __index__, with long ints, and its errors.


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def shown(function, *arguments):
    try:
        return function(*arguments)
    except (TypeError, ValueError) as error:
        return type(error).__name__, str(error)


bounds = (None, 0, 1, 7, -2, -9, 10**30, -(10**30), Index(3))
for start in bounds:
    for stop in (None, 2, -1, Index(-3), 10**30):
        print(*(slice(start, stop, step).indices(5) for step in (None, 2, -1, -(10**30), Index(3))))
print(slice(2, -2, 3).indices(10**30), slice(None, None, -1).indices(10**30), slice(1).indices(Index(0)))
print(shown(slice(0, 1, 0).indices, 5), shown(slice(0, 1).indices, -1), shown(slice("a").indices, 5))
print(shown(slice(None, None, 1.5).indices, 5), shown(slice(1).indices, "x"))
