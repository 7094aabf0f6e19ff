# A class body is code: loops, conditions, its own names, __doc__, __qualname__ and __module__.
class C:
    """About C."""

    table = {}
    for i in range(3):
        table[i] = i * i
    if table[2] == 4:
        kind = "square"
    else:
        kind = "other"
    inside = __qualname__, __module__

    class Inner:
        where = __qualname__

        def f(self):
            pass


print(C.table, C.kind, C.i, C.inside, C.__doc__)
print(C.Inner.where, C.Inner.f.__qualname__, C.Inner.__name__)
print("table" in C.__dict__, C.__dict__["kind"], C.Inner.__doc__)
