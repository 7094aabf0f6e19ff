# Functions made in a loop share the loop variable: each sees its last value.
def make_adders():
    adders = []
    for n in range(4):
        def add(x):
            return x + n
        adders.append(add)
    return adders


adders = make_adders()
print([add(10) for add in adders])
print(all(add.__closure__[0] is adders[0].__closure__[0] for add in adders))


def seen_while_looping():
    results = []
    for n in range(4):
        def add(x):
            return x + n
        results.append(add(10))
    n = 100
    results.append(add(10))
    return results


print(seen_while_looping())
