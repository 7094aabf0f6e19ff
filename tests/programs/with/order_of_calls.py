# The steps of a with statement, in their order: expression, __enter__, target, body, __exit__.
class Manager:
    def __init__(self, name, swallow=False):
        print("make", name)
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is None)
        return self.swallow


class Target:
    def __setattr__(self, name, value):
        print("set", name, value)


t = Target()
items = [None, None]
with Manager("a") as t.x, Manager("b") as items[1], Manager("c"):
    print("body", items)
with (
    Manager("d", True) as (first, *rest),
    Manager("e") as [second],
):
    print(first, rest, second)
    raise KeyError("k")
print("after")
for i in range(3):
    with Manager(str(i)):
        if i == 0:
            continue
        if i == 1:
            break


def early():
    with Manager("f") as f:
        with Manager("g"):
            return f


print(early())
