# Comparison through special methods: reflection, the default of !=, hash and sorting.
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return ".".join(map(str, self.parts))


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a == b, a != b, a < b, a > b, a == "1.2", a != "1.2")
print(sorted([b, a, Version(0, 9)]), max(a, b), len({a, b, c}), {a: "x"}[c])
try:
    a <= b
except TypeError as e:
    print(type(e).__name__, e)
try:
    a < 1
except TypeError as e:
    print(type(e).__name__, e)


class NoHash:
    def __eq__(self, other):
        return True


print(NoHash() == 5, 5 == NoHash(), NoHash() != 5, NoHash.__hash__)
try:
    {NoHash(): 1}
except TypeError as e:
    print(type(e).__name__, e)
