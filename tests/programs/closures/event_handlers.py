# Closures subscribe, are called in order, and one unsubscribes itself while it runs.
def make_event():
    handlers = []

    def subscribe(handler):
        handlers.append(handler)

        def unsubscribe():
            handlers.remove(handler)

        return unsubscribe

    def fire(*args):
        return [handler(*args) for handler in list(handlers)]

    return subscribe, fire


subscribe, fire = make_event()
seen = []
drop_first = subscribe(lambda x: seen.append(("first", x)))


def once(x):
    drop_once()
    return "once", x


drop_once = subscribe(once)
subscribe(seen.append)
print(fire(1), fire(2))
drop_first()
print(fire(3), seen)
try:
    drop_first()
except ValueError as e:
    print(type(e).__name__, e)
