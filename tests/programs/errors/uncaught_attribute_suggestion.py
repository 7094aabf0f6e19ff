# An AttributeError with a name that is nearly there gets a suggestion.
class Point:
    def __init__(self):
        self.colour = "red"


print(Point().colour)
print(Point().color)
