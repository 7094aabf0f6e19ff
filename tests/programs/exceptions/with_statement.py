# with: enter and exit, what exit is told, swallowing, several managers, return inside.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value, trace is not None)
        return self.swallow


with Manager("a") as a, Manager("b"):
    print("inside", a.name)
with Manager("c", swallow=True):
    raise ValueError("swallowed")
try:
    with Manager("d", swallow=False):
        raise ValueError("passes")
except ValueError as e:
    print("outside", e)


def leaves():
    for i in range(3):
        with Manager(f"loop{i}"):
            if i == 0:
                continue
            return i


print(leaves())
for thing in (1, "text"):
    try:
        with thing:
            pass
    except TypeError as e:
        print(type(e).__name__, e)
