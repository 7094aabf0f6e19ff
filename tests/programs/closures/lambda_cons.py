# Pairs made of closures, as a list.
def cons(head, tail):
    return lambda pick: pick(head, tail)


def head(pair):
    return pair(lambda h, t: h)


def tail(pair):
    return pair(lambda h, t: t)


def to_list(pair):
    out = []
    while pair is not None:
        out.append(head(pair))
        pair = tail(pair)
    return out


def map_pair(f, pair):
    return None if pair is None else cons(f(head(pair)), map_pair(f, tail(pair)))


numbers = cons(1, cons(2, cons(3, None)))
print(to_list(numbers))
print(to_list(map_pair(lambda n: n * n, numbers)))
print(head(tail(numbers)))
