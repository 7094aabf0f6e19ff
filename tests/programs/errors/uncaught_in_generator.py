# An error inside a generator, raised through the loop that drives it.
def numbers():
    yield 1
    yield 1 / 0


def total():
    result = 0
    for n in numbers():
        result += n
    return result


print(total())
