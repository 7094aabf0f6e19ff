"""weakref. What is native is here; the rest is imported when it is first asked for, so that a program pays for what it
uses."""

from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref

ProxyTypes = (ProxyType, CallableProxyType)

_PLACES = {
    "WeakKeyDictionary": "_mappings", "WeakValueDictionary": "_mappings", "WeakSet": "_sets", "WeakMethod": "_methods",
    "finalize": "_finalize",
}


def __getattr__(name):
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'weakref' has no attribute '{name}'")
    module = __import__("weakref." + place, None, None, (name,))
    value = globals()[name] = getattr(module, name)
    return value
