# match, case, type and _ are names as well.
match = {"case": 1}
case = [2, 3]
print(match["case"], case[1])
match[case[0]] = "x"
print(match)


def match_me(match):
    match match:
        case {"match": match}:
            return match
        case [match, case]:
            return match, case
        case match:
            return "bound", match


print(match_me({"match": 5}), match_me((1, 2)), match_me(3))
match (1, 2), 3:
    case (a, b), c:
        print(a, b, c)
match *case, 4:
    case [*all_of_them]:
        print(all_of_them)
match match:
    case dict() as d if (d2 := d.copy()):
        print(d2 == d)
match -1:
    case -1:
        print("minus one")
match lambda: 1:
    case f:
        print(f())


class case:
    _ = "underscore"


match "underscore":
    case case._:
        print("dotted underscore")
print(type(match), type := 3)
_ = "kept"
match 1:
    case _:
        print(_)
