"""WeakValueDictionary, WeakKeyDictionary. After CPython's Lib/weakref.py, without the abstract classes. What iterates goes
over a copy: at any collection an entry may go."""

from _weakref import _remove_dead_weakref
from weakref import ref


class _WeakMapping:
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self._remove = self._remover(ref(self))
        self.update(other, **kw)

    def __len__(self):
        return len(list(self.keys()))

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, _ in self.items():
            yield key

    def values(self):
        for _, value in self.items():
            yield value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def popitem(self):
        while True:
            key, value = self.data.popitem()
            found = self._alive(key, value)
            if found is not None:
                return found

    def items(self):
        for key, value in list(self.data.items()):
            found = self._alive(key, value)
            if found is not None:
                yield found

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            other = other.items()
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    def copy(self):
        new = self.__class__()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))


class KeyedRef(ref):
    __slots__ = "key",

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(_WeakMapping):
    @staticmethod
    def _remover(selfref):
        def remove(wr):
            self = selfref()
            if self is not None:
                _remove_dead_weakref(self.data, wr.key)
        return remove

    @staticmethod
    def _alive(key, wr):
        value = wr()
        return None if value is None else (key, value)

    def __getitem__(self, key):
        o = self.data[key]()
        if o is None:
            raise KeyError(key)
        return o

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def pop(self, key, *args):
        try:
            o = self.data.pop(key)()
        except KeyError:
            o = None
        if o is None:
            if args:
                return args[0]
            raise KeyError(key)
        return o

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakMapping):
    @staticmethod
    def _remover(selfref):
        def remove(k):
            self = selfref()
            if self is not None:
                self.data.pop(k, None)
        return remove

    @staticmethod
    def _alive(wr, value):
        key = wr()
        return None if key is None else (key, value)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return False
        return wr in self.data

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def keyrefs(self):
        return list(self.data)


WeakValueDictionary.__module__ = WeakKeyDictionary.__module__ = "weakref"
