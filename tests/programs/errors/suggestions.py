# Did you mean: names, attributes, keywords, imports; and where nothing is near.
class Point:
    def __init__(self):
        self.horizontal = 1
        self._private = 2

    def method_name(self):
        colour = 1
        return color


def attempt(run):
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", None))


p = Point()
attempt(lambda: p.horizontol)
attempt(lambda: p.method_name())
attempt(lambda: prin(1))
attempt(lambda: p.zzz)
attempt(lambda: [].apend(1))
attempt(lambda: "".uper())
attempt(lambda: p.private)
p.method_nam
