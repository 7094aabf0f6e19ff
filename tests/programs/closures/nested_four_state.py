# The cells of four levels live on after all outer calls have returned.
def level1():
    total = 0

    def level2(step):
        nonlocal total
        total += step

        def level3(factor):
            nonlocal step
            step *= factor

            def level4():
                nonlocal total
                total += step
                return total, step

            return level4

        return level3

    return level2


root = level1()
left = root(1)
right = root(2)
left_leaf = left(10)
right_leaf = right(100)
print(left_leaf(), right_leaf())
print(left_leaf(), right_leaf())
again = left(2)
print(again(), left_leaf())
