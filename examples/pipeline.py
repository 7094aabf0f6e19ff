"""Generators in a row: each value walks through the whole pipeline before the next one is read."""


def readings():
    """Stands for a sensor: numbers, and now and then something broken."""
    for text in "17 18 x 19 40 21 ? 22 23 24".split():
        print(f"  read {text}")
        yield text


def parsed(lines):
    for line in lines:
        try:
            yield float(line)
        except ValueError:
            print(f"  dropped {line!r}")


def smoothed(numbers, window):
    recent = []
    for number in numbers:
        recent = (recent + [number])[-window:]
        yield sum(recent) / len(recent)


def pairs(items):
    items = iter(items)
    return zip(items, items)


# Nothing runs until somebody asks.
pipeline = smoothed(parsed(readings()), window=3)
print("first", f"{next(pipeline):.2f}")
for a, b in pairs(pipeline):
    print(f"{a:.2f} {b:.2f}")

# A generator expression closes over the variables around it, like a function.
scale = 10
print(sum(scale * n for n in range(5) if n % 2))
