# A class body reads a variable of the function around it.
def make(limit):
    class Limited:
        top = limit
        half = limit // 2

        def check(self, n):
            return n <= limit

    return Limited


ten = make(10)
twenty = make(20)
print(ten.top, ten.half, ten().check(15))
print(twenty.top, twenty.half, twenty().check(15))
print(ten is twenty, ten.__name__ == twenty.__name__, ten.__qualname__)
