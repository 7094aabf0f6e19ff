# yield from: values, send, throw, return value, over any iterable, nested.
def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    return "inner result"


def outer():
    result = yield from inner()
    print("result is", result)
    yield from [10, 20]
    yield from "ab"
    return "outer result"


print(list(outer()))
g = outer()
print(next(g), g.send("sent"), next(g))
g = outer()
next(g)
print(g.throw(ValueError("thrown")), next(g))


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], [], [[6]]])))


def chain():
    value = yield from (i for i in range(2))
    print(value)


print(list(chain()))
