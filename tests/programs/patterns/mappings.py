# Mapping patterns: keys asked by get, the rest, doubled keys, what counts as a mapping.
def what(subject):
    match subject:
        case {"kind": "point", "x": x, "y": y}:
            return ("point", x, y)
        case {"kind": str(kind), **rest}:
            return (kind, rest)
        case {1: _, -2.5: two}:
            return ("numbers", two)
        case {None: n, True: t}:
            return (n, t)
        case {}:
            return "any mapping"
    return "none"


class Own:
    def keys(self):
        return ["kind"]

    def __getitem__(self, key):
        return 1


class Missing(dict):
    def __missing__(self, key):
        print("missing", key)
        return "made"

    def get(self, key, default):
        print("get", key)
        return super().get(key, default)


for subject in ({"kind": "point", "x": 1, "y": 2, "z": 3}, {"kind": "line", "a": 1}, {"kind": 5}, {1: 0, -2.5: "t"}, {None: 1, True: 2}, {}, [], Own(), Missing(), Missing(kind="k")):
    print(what(subject))


class Keys:
    KEY = "a"


for key in ("a", "b"):
    Keys.KEY = key
    try:
        match {"a": 1, "b": 2}:
            case {Keys.KEY: x, "a": y}:
                print(x, y)
    except ValueError as error:
        print(error)
original = {"a": [1], "b": 2}
match original:
    case {"a": [inner], **others}:
        others["new"] = inner
print(original, others)
