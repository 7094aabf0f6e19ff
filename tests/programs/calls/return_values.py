# What a call gives back: nothing, one value, several, from a loop, from a branch.
def nothing():
    pass


def bare():
    return


def several():
    return 1, "two", [3]


def from_loop(items):
    for item in items:
        if item > 2:
            return item


def star():
    rest = [2, 3]
    return 1, *rest


print(nothing(), bare(), several(), from_loop([1, 2, 3, 4]), from_loop([]), star())
a, b, (c,) = several()
print(a, b, c)
print(nothing() is bare() is None)
