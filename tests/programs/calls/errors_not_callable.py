# Calling what can't be called, and arguments that do not fit a class.
class Empty:
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx):
        self.x += dx


p = Point(1, 2)
for value in (1, None, "text", [1], (1, 2), {}, p, 1.5, True, {1}, ..., range(3)):
    try:
        value()
    except TypeError as e:
        print(type(e).__name__, e)
for call in (
    lambda: Empty(1), lambda: Empty(a=1), lambda: Point(), lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2),
    lambda: p.move(), lambda: p.move(1, 2), lambda: Point.move(),
):
    try:
        call()
    except TypeError as e:
        print(type(e).__name__, e)
