# Loops and conditions on None, in every direction of the jump.
def chain(n):
    node = None
    for i in range(n):
        node = (i, node)
    return node


def length(node):
    n = 0
    while node is not None:
        n += 1
        node = node[1]
    return n


def first_answer(functions):
    answer = None
    i = 0
    while answer is None:
        answer = functions[i]()
        i += 1
    return answer, i


def clean(items):
    out = []
    for item in items:
        if item is None:
            continue
        out.append(item)
    for item in items:
        if item is not None:
            continue
        out.append("none")
    return out


print(length(chain(5)), length(None), first_answer([lambda: None, lambda: 0]), clean([1, None, 0, None]))
print([x for x in (None, 1, None, 2) if x is not None], [i for i, x in enumerate((None, 1, None)) if x is None])
x = None
print("none" if x is None else "some", x is not None and x > 1, x is None or x > 1, (x if x is not None else "default"))
