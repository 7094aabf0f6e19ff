"""singledispatch, singledispatchmethod: dispatch by the classes that an object's class names among its bases, and by
abstract classes that it was registered with. After CPython's Lib/functools.py, without typing: an annotation that chooses
the type is a class or a union of classes."""

from functools import update_wrapper
from types import MappingProxyType, UnionType


def _find_impl(cls, registry):
    for base in cls.__mro__[:-1]:
        if base in registry:
            return registry[base]
    match = None
    for base in registry:
        if base is object or not hasattr(base, "register") or not issubclass(cls, base):
            continue
        if match is None or issubclass(base, match):
            match = base
        elif not issubclass(match, base):
            raise RuntimeError("Ambiguous dispatch: {} or {}".format(match, base))
    return registry[object if match is None else match]


def singledispatch(func):
    registry = {}
    found = {}

    def dispatch(cls):
        impl = found.get(cls)
        if impl is None:
            impl = found[cls] = registry[cls] if cls in registry else _find_impl(cls, registry)
        return impl

    def is_valid(cls):
        return isinstance(cls, type) or isinstance(cls, UnionType) and all(isinstance(c, type) for c in cls.__args__)

    def register(cls, func=None):
        if is_valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            ann = getattr(cls, "__annotations__", {})
            if not ann:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` "
                    f"on an annotated function."
                )
            func = cls
            argname, cls = next(iter(ann.items()))
            if not is_valid(cls):
                if isinstance(cls, UnionType):
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for each in cls.__args__ if isinstance(cls, UnionType) else (cls,):
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


singledispatchmethod.__module__ = "functools"
