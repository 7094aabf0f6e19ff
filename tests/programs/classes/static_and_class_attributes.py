# Class attributes through instances: shared, shadowed, changed by augmented assignment.
class Counter:
    count = 0
    items = []

    def bump(self):
        self.count += 1
        self.items.append(self.count)

    @classmethod
    def bump_all(cls):
        cls.count += 10


class Sub(Counter):
    pass


a, b, c = Counter(), Counter(), Sub()
a.bump(); a.bump(); b.bump()
Counter.bump_all()
Sub.bump_all()
print(a.count, b.count, Counter.count, Sub.count, c.count, Counter.items, a.items is c.items, a.__dict__, "count" in Sub.__dict__)
del a.count
print(a.count)
Counter.added = lambda self: "added " + type(self).__name__
print(a.added(), c.added())
del Counter.added
print(hasattr(c, "added"))
