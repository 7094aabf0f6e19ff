# Exceptions in generators, StopIteration inside one, re-entry, and finally when it is dropped.
def fails():
    yield 1
    raise ValueError("inside")


g = fails()
print(next(g))
try:
    next(g)
except ValueError as e:
    print(type(e).__name__, e)
print(next(g, "finished"))


def stops():
    yield 1
    raise StopIteration("wrong")


try:
    print(list(stops()))
except RuntimeError as e:
    print(type(e).__name__, e, repr(e.__cause__))


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(type(e).__name__, e)


def cleanup(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("cleaned")


log = []
for x in cleanup(log):
    pass
print(log)
g = cleanup(log)
next(g)
g.close()
print(log)


def handled():
    try:
        yield "one"
    except KeyError:
        yield "handled"
    else:
        yield "else"


print(list(handled()))
