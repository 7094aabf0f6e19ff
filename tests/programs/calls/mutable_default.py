# A mutable default belongs to the function, not to the call.
def f(item, items=[]):
    items.append(item)
    return items


a = f(1)
b = f(2)
print(a, b, a is b, f.__defaults__)
print(f(3, []), f.__defaults__)


def g(key, cache={}, *, hits=[0]):
    hits[0] += key in cache
    cache[key] = True
    return len(cache), hits[0]


print(g("a"), g("b"), g("a"), g.__kwdefaults__)
