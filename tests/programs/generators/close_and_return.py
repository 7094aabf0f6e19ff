# close(), GeneratorExit caught, what a closed generator answers, return values.
def careless():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def stops():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        return "value"
    finally:
        print("finally")


def raises():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


g = careless()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
g = stops()
print(next(g), g.close(), g.close())
for again in (lambda: next(g), lambda: g.send(None), lambda: g.throw(KeyError("k"))):
    try:
        print(again())
    except (StopIteration, KeyError) as error:
        print(repr(error))
g = raises()
next(g)
try:
    g.close()
except ValueError as error:
    print(repr(error), repr(error.__context__))
g = stops()
g.close()
print(next(g, "never begun"))
g = stops()
try:
    g.send(1)
except TypeError as error:
    print(error)
print(g.gi_frame is None, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code.co_name)


def returns(value):
    return value
    yield


for value in (None, (), (1, 2), StopIteration(3), ValueError):
    try:
        next(returns(value))
    except StopIteration as stop:
        print(repr(stop.value), stop.args)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)
