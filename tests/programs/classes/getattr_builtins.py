# getattr, setattr, hasattr, delattr, vars and dir-free introspection.
class C:
    a = 1

    def __init__(self):
        self.b = 2


c = C()
print(getattr(c, "a"), getattr(c, "b"), getattr(c, "z", None), hasattr(c, "a"), hasattr(c, "z"))
setattr(c, "new name", 3)
print(getattr(c, "new name"), vars(c), c.__dict__ is vars(c))
delattr(c, "b")
print(c.__dict__, hasattr(c, "b"))
for f in (lambda: getattr(c, "z"), lambda: delattr(c, "a"), lambda: getattr(c, 1), lambda: setattr(c, 1, 2)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
c.__dict__["direct"] = 4
print(c.direct, c.__class__ is C, c.__class__.__name__)
