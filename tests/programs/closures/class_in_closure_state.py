# Methods of a class made in a function share a cell with a plain function beside it.
def make():
    created = 0

    class Thing:
        def __init__(self):
            nonlocal created
            created += 1
            self.number = created

        def siblings(self):
            return created - 1

    def how_many():
        return created

    return Thing, how_many


Thing, how_many = make()
things = [Thing() for _ in range(3)]
print(how_many(), [t.number for t in things], things[0].siblings())
Other, other_how_many = make()
Other()
print(how_many(), other_how_many())
