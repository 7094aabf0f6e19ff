# Flow through match statements: return, break, continue, else of loops, nesting, try.
def walk(tree):
    match tree:
        case None:
            return []
        case (left, value, right):
            return walk(left) + [value] + walk(right)
        case value:
            return [value]


print(walk(((1, 2, 3), 4, (None, 5, 6))))


def commands(lines):
    out = []
    for line in lines:
        match line.split():
            case ["go", ("north" | "south" | "east" | "west") as way]:
                out.append(way)
            case ["go", other]:
                out.append(f"?{other}")
                continue
            case ["drop", *things] if things:
                for thing in things:
                    match thing:
                        case "sword":
                            break
                        case _:
                            out.append(thing)
                else:
                    out.append("all")
            case ["quit"]:
                break
            case []:
                pass
            case [verb, *_]:
                out.append(verb)
        out.append(";")
    else:
        out.append("end")
    return out


print(commands(["go north", "go up", "drop a b", "drop a sword b", "drop", "", "quit", "go west"]))
print(commands(["look"]))


def guarded(x):
    try:
        match x:
            case [a, b] if a / b > 1:
                return a
            case _:
                return "small"
    except ZeroDivisionError as error:
        return str(error)
    finally:
        print("finally", x)


print(guarded([4, 2]), guarded([1, 2]), guarded([1, 0]))
