# Exceptions that pass through comprehensions, generator expressions, sort keys and map.
def check(n):
    if n == 3:
        raise ValueError(f"bad {n}")
    return n


for make in (
    lambda: [check(n) for n in range(5)], lambda: {check(n) for n in range(5)}, lambda: {n: check(n) for n in range(5)},
    lambda: list(check(n) for n in range(5)), lambda: list(map(check, range(5))), lambda: sorted(range(5), key=check),
    lambda: max(range(5), key=check), lambda: list(filter(check, range(5))), lambda: sum(map(check, range(5))), lambda: [*map(check, range(5))],
    lambda: tuple(check(n) for n in range(2, 5)), lambda: dict((n, check(n)) for n in range(5)), lambda: any(check(n) > 9 for n in range(5)),
    lambda: ",".join(str(check(n)) for n in range(5)), lambda: print(*(check(n) for n in range(5))),
):
    try:
        print(make())
    except ValueError as e:
        print(type(e).__name__, e, e.__context__)
seen = []
g = (seen.append(n) or check(n) for n in range(5))
try:
    for n in g:
        pass
except ValueError:
    print(seen, list(g))
