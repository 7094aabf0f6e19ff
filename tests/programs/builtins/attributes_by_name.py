# getattr, setattr, delattr, hasattr with names that are odd.
class A:
    pass


a = A()
setattr(a, "with space", 1)
setattr(a, "", 2)
setattr(a, "class", 3)
print(getattr(a, "with space"), getattr(a, ""), getattr(a, "class"), a.__dict__, hasattr(a, "nope"), getattr(a, "nope", None))
delattr(a, "")
print(hasattr(a, ""))


class Name(str):
    pass


setattr(a, Name("sub"), 4)
print(a.sub, "sub" in a.__dict__)
for run in (lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: delattr(a, None), lambda: hasattr(a, b"x"), lambda: getattr(a, "zz"), lambda: delattr(a, "zz"), lambda: setattr(5, "x", 1), lambda: setattr(a, "x"), lambda: delattr(a), lambda: getattr(a)):
    try:
        print(run())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
