"""functools. What is native is here; the rest is imported when it is first asked for, so that a program pays for what it
uses."""

from _functools import cmp_to_key, partial, reduce

_PLACES = {
    "WRAPPER_ASSIGNMENTS": "_wrapping", "WRAPPER_UPDATES": "_wrapping", "update_wrapper": "_wrapping",
    "wraps": "_wrapping", "total_ordering": "_ordering", "lru_cache": "_caching", "cache": "_caching",
    "cached_property": "_caching", "partialmethod": "_partialmethod", "singledispatch": "_dispatch",
    "singledispatchmethod": "_dispatch",
}


def __getattr__(name):
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'functools' has no attribute '{name}'")
    module = __import__("functools." + place, None, None, (name,))
    value = globals()[name] = getattr(module, name)
    return value
