# send() into a generator that writes a cell which a closure reads.
def averager():
    count = total = 0

    def mean():
        return total / count if count else None

    def feed():
        nonlocal count, total
        while True:
            value = yield mean()
            total += value
            count += 1

    g = feed()
    next(g)
    return g.send, mean


send, mean = averager()
print(mean())
print(send(10), send(20), send(3))
print(mean())
