# Sequence patterns: what counts as one, stars, lengths, nesting, what is bound when it fails.
def what(subject):
    match subject:
        case []:
            return "empty"
        case [x]:
            return f"one {x!r}"
        case [1, *rest]:
            return f"from 1: {rest}"
        case (*_, "last"):
            return "ends in last"
        case [[a, b], [c, *d]]:
            return f"nested {a}{b}{c}{d}"
        case [first, *middle, last]:
            return f"{first!r} {middle} {last!r}"
        case _:
            return "no sequence"


class Old:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return "ab"[i]


class Sub(list):
    pass


for subject in ([], (), [1], (1, 2, 3), [0, "last"], [[1, 2], [3, 4, 5]], [[1, 2], []], "text", b"by", bytearray(b"ba"), {1, 2}, {1: 2}, iter([1, 2]), range(3), range(0), Old(), Sub([4, 5]), memoryview(b"xyz")):
    print(type(subject).__name__, what(subject))

x = y = "before"
match (1, (2, 3)):
    case (x, (y, 4)):
        pass
    case (_, [*y]):
        pass
print(x, y)


class Counting(list):
    def __len__(self):
        print("len")
        return super().__len__()

    def __getitem__(self, i):
        print("item", i)
        return super().__getitem__(i)


match Counting("abcd"):
    case [_, "x", *_]:
        print("no")
    case [p, *_, q]:
        print(p, q)
