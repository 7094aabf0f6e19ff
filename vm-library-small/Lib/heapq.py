"""heapq: a list as a heap. After CPython's Lib/heapq.py."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace
from _heapq import _heapify_max, _heappop_max, _heapreplace_max


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    h = []
    if reverse:
        fix, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        fix, pop, replace, direction = heapify, heappop, heapreplace, 1
    for order, it in enumerate(map(iter, iterables)):
        try:
            value = next(it)
        except StopIteration:
            continue
        h.append([value if key is None else key(value), order * direction, value, it])
    fix(h)
    while len(h) > 1:
        try:
            while True:
                _, _, value, it = s = h[0]
                yield value
                value = next(it)
                s[0] = value if key is None else key(value)
                s[2] = value
                replace(h, s)
        except StopIteration:
            pop(h)
    if h:
        _, _, value, it = h[0]
        yield value
        yield from it
