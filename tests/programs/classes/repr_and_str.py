# repr and str: which is used where, and what stands in for a missing one.
class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class Bad:
    def __repr__(self):
        return 1


print(Both(), [Both()], str(Both()), repr(Both()), f"{Both()} {Both()!r}")
print(OnlyRepr(), [OnlyRepr()], str(OnlyRepr()), f"{OnlyRepr()}")
for f in (repr, str):
    try:
        f(Bad())
    except TypeError as e:
        print(type(e).__name__, e)
print(Both, Both.__name__, repr(int), type(None), type(type), type(...), type(NotImplemented))
