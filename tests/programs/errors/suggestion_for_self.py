# Only 3.12: suggestions of attributes of self.
# A name that is an attribute of self.
class Counter:
    def __init__(self):
        self.count = 0

    def bump(self):
        return count + 1


Counter().bump()
