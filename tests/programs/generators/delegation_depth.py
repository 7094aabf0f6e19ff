# Chains of `yield from`: values sent, thrown and returned through many levels, at once and interleaved.
def bottom(n):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 0
    return total

def level(depth, n):
    result = yield from (level(depth - 1, n) if depth else bottom(n))
    return result, depth

print(list(level(5, 4)))
chain = level(3, 3)
print(next(chain), chain.send(10), chain.send(20))
try:
    chain.send(30)
except StopIteration as stop:
    print(stop.value)

a, b = level(2, 3), level(4, 3)
print([(next(a), next(b)) for _ in range(3)], next(a, "end"), next(b, "end"))

def catches():
    while True:
        try:
            got = yield "ready"
            print("got", got)
        except KeyError as error:
            print("caught", error)
            yield "after"

def outer():
    yield from catches()

g = outer()
print(next(g), g.send(1), g.throw(KeyError("k")), next(g))
g.close()
try:
    (x for x in [1]).send(5)
except TypeError as error:
    print(error)

def odd(source):
    for x in source:
        if x & 1:
            yield x
print(sum(odd(odd(range(100)))), max(odd(range(9))), list(zip(odd(range(9)), odd(range(9)))))

async def leaf(n):
    return n + 1

async def tree(n):
    return await leaf(n) + (await tree(n - 1) if n else 0)

try:
    tree(20).send(None)
except StopIteration as stop:
    print(stop.value)
