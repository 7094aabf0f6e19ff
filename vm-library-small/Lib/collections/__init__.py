"""collections. What is native is here; the rest is imported when it is first asked for, so that a program pays for what it
uses."""

from _collections import OrderedDict, defaultdict, deque

_PLACES = {"ChainMap": "_chainmap", "Counter": "_counter", "namedtuple": "_namedtuple"}


def __getattr__(name):
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'collections' has no attribute '{name}'")
    module = __import__("collections." + place, None, None, (name,))
    value = globals()[name] = getattr(module, name)
    return value
