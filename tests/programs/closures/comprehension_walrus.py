# An assignment expression in a comprehension binds in the function around it, in a cell if captured.
def outer(items):
    def last():
        return seen

    halves = [seen for item in items if (seen := item // 2)]
    return halves, seen, last()


print(outer([1, 2, 5, 9]))
total = 0
print([total := total + n for n in range(5)], total)
