# A local function calls itself through the cell that holds it.
def make_factorial():
    def factorial(n):
        return 1 if n < 2 else n * factorial(n - 1)

    return factorial


factorial = make_factorial()
print([factorial(n) for n in range(10)])
print(factorial(30))
print(factorial.__closure__[0].cell_contents is factorial)


def sum_nested(items):
    def walk(item):
        if isinstance(item, list):
            return sum(walk(i) for i in item)
        return item

    return walk(items)


print(sum_nested([1, [2, [3, 4], []], 5]))
