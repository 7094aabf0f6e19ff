# What functools.wraps does, by hand: name, qualname, doc, module, dict and __wrapped__.
def wraps(wrapped):
    def decorate(wrapper):
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(wrapped, name))
        wrapper.__dict__.update(wrapped.__dict__)
        wrapper.__wrapped__ = wrapped
        return wrapper

    return decorate


def traced(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        """The wrapper's own."""
        return "traced", f(*args, **kwargs)

    return wrapper


def plain(a, b=2):
    """Adds."""
    return a + b


plain.note = "an attribute"
decorated = traced(plain)
print(decorated(1))
print(decorated.__name__, decorated.__qualname__, decorated.__doc__, decorated.__module__)
print(decorated.note, decorated.__wrapped__ is plain)
print(decorated.__code__.co_name, decorated.__defaults__, plain.__defaults__)
print(sorted(decorated.__dict__))
