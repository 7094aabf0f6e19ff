# classmethod and staticmethod, called on the class, on a subclass and on an instance.
class Date:
    def __init__(self, y, m):
        self.y, self.m = y, m

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def valid(m):
        return 1 <= m <= 12

    def __repr__(self):
        return f"{type(self).__name__}({self.y}, {self.m})"


class Holiday(Date):
    pass


print(Date.parse("2026-11"), Holiday.parse("2026-12"), Date(1, 2).parse("3-4"))
print(Date.valid(13), Holiday.valid(12), Date(1, 2).valid(1))
print(Date.parse.__self__ is Date, Holiday.parse.__self__ is Holiday, Date.valid.__name__)
