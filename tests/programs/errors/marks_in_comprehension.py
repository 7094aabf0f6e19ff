# A traceback through a comprehension, a lambda and a generator.
data = [1, 2, 0]
inverse = lambda x: 1 / x


def run():
    return sum(inverse(x) for x in data) + len([y for y in data])


run()
