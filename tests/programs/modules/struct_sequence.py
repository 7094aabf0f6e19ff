# Struct sequences: a tuple whose items have names, and fields that are attributes only.
import time

T = time.struct_time
t = T((2024, 2, 29, 12, 30, 45, 3, 60, 0))
print(t, len(t), t[1], t[-1], t[1:3], t.tm_year, t.tm_wday, t.tm_zone, t.tm_gmtoff)
print(T, T.__name__, T.__qualname__, T.__module__, T.__base__, T.__mro__)
print(T.n_fields, T.n_sequence_fields, T.n_unnamed_fields, T.__match_args__)
print(t == tuple(t), tuple(t) == t, t != T(range(9)), t < T([3000] + [0] * 8), hash(t) == hash(tuple(t)))
print(isinstance(t, tuple), isinstance(t, T), type(t) is T, issubclass(T, tuple))
year, month, *rest = t
print(year, month, rest, *t)
print(2024 in t, t.index(29), t.count(60), list(reversed(t))[0], t + (1,), t * 1 == t, bool(t))
print([x for x in t], sum(t), max(t), sorted(t), dict(zip(T.__match_args__, t))["tm_min"])
print(T(range(11)).tm_zone, T(range(11)).tm_gmtoff, T(range(9), {"tm_zone": "UTC", "tm_gmtoff": 60}).tm_zone)
print(t.__reduce__(), repr(t) == t.__repr__() == str(t), f"{t!s:.20}")
for bad in (
    lambda: T(),
    lambda: T(5),
    lambda: T(range(8)),
    lambda: T(range(12)),
    lambda: T(range(9), 5),
    lambda: T((1,), {}, 3),
    lambda: t.tm_nothing,
    lambda: setattr(t, "tm_year", 5),
    lambda: setattr(t, "other", 5),
    lambda: t.__setitem__,
    lambda: t.__dict__,
    lambda: t + [1],
    lambda: t[20],
    lambda: type("S", (T,), {}),
    lambda: len(T),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
del t
