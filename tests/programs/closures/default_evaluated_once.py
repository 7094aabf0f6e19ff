# Defaults are evaluated when the function is made, from left to right, once, and are shared.
log = []


def note(value):
    log.append(value)
    return value


def outer(start):
    def inner(a=note(start), *, b=note(start + 1), items=[]):
        items.append(a)
        return a, b, items

    start = "changed"
    return inner


inner = outer(1)
print(inner(), inner(5), inner(b=0))
print(outer(10)(), log)
print(inner.__defaults__, inner.__kwdefaults__)
