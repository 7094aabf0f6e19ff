# A comprehension in a closure reads the variables of every level.
def outer(factor):
    def middle(offset):
        def scale(items):
            return [factor * item + offset for item in items if item != factor]
        return scale
    return middle


scale = outer(3)(100)
print(scale([1, 2, 3, 4]))
print(scale.__code__.co_freevars)


def table(n):
    return {i: [i * j + n for j in range(n)] for i in range(n)}


print(table(3))
