"""Event handlers: a control loop that knows nothing of those who listen to it."""


def make_event():
    handlers = []

    def subscribe(handler):
        handlers.append(handler)
        return lambda: handlers.remove(handler)

    def fire(*args):
        for handler in list(handlers):  # a copy: a handler may unsubscribe while it runs
            handler(*args)

    return subscribe, fire


on_temperature, temperature_changed = make_event()


def alarm_above(limit):
    """A handler with a memory: it speaks when the limit is crossed, not at every reading."""
    ringing = False

    def handler(degrees):
        nonlocal ringing
        if (degrees > limit) != ringing:
            ringing = not ringing
            print(f"alarm {'on' if ringing else 'off'} at {degrees}")

    return handler


def keep_extremes():
    low = high = None

    def handler(degrees):
        nonlocal low, high
        low = degrees if low is None else min(low, degrees)
        high = degrees if high is None else max(high, degrees)

    return handler, lambda: (low, high)


record, extremes = keep_extremes()
on_temperature(record)
silence = on_temperature(alarm_above(30))
on_temperature(alarm_above(40))

for degrees in (21, 29, 33, 35, 41, 38, 28):
    temperature_changed(degrees)
silence()
temperature_changed(45)
low, high = extremes()
print(f"from {low} to {high}")
