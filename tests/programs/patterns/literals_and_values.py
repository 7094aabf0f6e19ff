# Literal patterns, value patterns, wildcards, alternatives, guards.
class Color:
    RED = 1
    GREEN = "green"
    NONE = None

    class deep:
        value = (1, 2)


def what(subject):
    match subject:
        case True:
            return "True itself"
        case None:
            return "None itself"
        case 0 | -1 | 2.5 | -3 + 4j:
            return "a number of the list"
        case "a" "b":
            return "joined text"
        case b"\x00raw":
            return "bytes"
        case Color.RED if subject is not True:
            return "value red"
        case Color.GREEN:
            return "value green"
        case Color.deep.value:
            return "deep value"
        case "x" | "y" as letter:
            return f"letter {letter}"
        case int(n) if n > 100:
            return f"large {n}"
        case _ if subject == "guard":
            return "guarded"
        case _:
            return "other"


for subject in (True, False, None, 0, 0.0, -1, 2.5, -3 + 4j, "ab", b"\x00raw", 1, 1.0, "green", (1, 2), [1, 2], "x", "y", 101, 99, "guard", {}):
    print(repr(subject), "->", what(subject))


class Loud:
    def __eq__(self, other):
        print("  compared with", other)
        return other == "ab"

    __hash__ = None


print(what(Loud()))
