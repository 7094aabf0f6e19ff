# What a comparison falls back to: reflected methods, identity, NotImplemented, __ne__ from __eq__.
class OnlyEq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if not isinstance(other, OnlyEq):
            return NotImplemented
        return self.n == other.n


a, b = OnlyEq(1), OnlyEq(1)
print(a == b, a != b, a == 1, a != 1, 1 == a, a in [b], [a] == [b], (a,) != (b,), [b].index(a), [a, b].count(a))
try:
    {a}
except TypeError as error:
    print(error)


class Less:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


print(Less(1) < Less(2), Less(1) > Less(2), sorted([Less(2), Less(1)])[0].n, max(Less(1), Less(3)).n, min([Less(4), Less(2)]).n)
for run in (lambda: Less(1) <= Less(2), lambda: Less(1) >= Less(2), lambda: Less(1) < 5):
    try:
        print(run())
    except (TypeError, AttributeError) as error:
        print(error)


class EqRaises:
    def __eq__(self, other):
        raise ValueError("eq")


e = EqRaises()
print(e is e, [e] == [e], e in [e], [e].index(e))
for run in (lambda: e == 1, lambda: [e] == [EqRaises()], lambda: 1 in [e], lambda: [1].count(e)):
    try:
        print(run())
    except ValueError as error:
        print("raised", error)


class NotBool:
    def __eq__(self, other):
        return "yes" if other == 1 else ""


print(NotBool() == 1, NotBool() == 2, NotBool() != 1, 1 in [NotBool()], [NotBool()] == [1], [NotBool()] == [2])
