# The module warnings over the machine's own: filters, registries, categories, levels, and what is refused.
import warnings


class Own(UserWarning):
    pass


def say(level=1):
    warnings.warn("said", Own, stacklevel=level)


def show(records):
    print([(str(r.message), r.category.__name__, r.lineno) for r in records])


with warnings.catch_warnings(record=True) as records:
    warnings.simplefilter("always")
    say(), say(2), warnings.warn(Own("instance")), bool(NotImplemented)
    show(records)
for action in "default", "once", "module", "ignore":
    with warnings.catch_warnings(record=True) as records:
        warnings.simplefilter(action)
        for _ in range(2):
            say(), say(), warnings.warn("other")
        show(records)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for f in say, lambda: bool(NotImplemented), lambda: compile("assert (1, 2)", "x.py", "exec"):
        try:
            f()
        except (Warning, SyntaxError) as e:
            print(type(e).__name__, e)
    warnings.filters.insert(0, ("strange", None, Warning, None, 0))
    warnings._filters_mutated()
    try:
        say()
    except RuntimeError as e:
        print(e)
refused = [
    lambda: warnings.warn("x", int),
    lambda: warnings.warn("x", 3),
    lambda: warnings.warn(),
    lambda: warnings.warn_explicit("m", UserWarning, "f.py", 12, registry=3),
    lambda: warnings.warn_explicit("m", UserWarning, "f.py"),
]
for f in refused:
    try:
        f()
    except TypeError as e:
        print(e)
