# send, throw and close, and what a generator can do with them.
def echo():
    received = []
    try:
        while True:
            try:
                received.append((yield len(received)))
            except ValueError as e:
                received.append(f"caught {e}")
    finally:
        print("closing with", received)


g = echo()
print(next(g), g.send("a"), g.send(None), g.throw(ValueError("v")), next(g))
g.close()
g.close()
print(next(g, "closed"))
g = echo()
try:
    g.send(1)
except TypeError as e:
    print(type(e).__name__, e)
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print(type(e).__name__, e)
unstarted = echo()
unstarted.close()
try:
    next(unstarted)
except StopIteration as e:
    print("StopIteration", e.args)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(type(e).__name__, e)
