# The messages of the everyday errors of lists, tuples, dicts, sets and strings.
numbers, pair, text, table = [1, 2], (1, 2), "abc", {"a": 1}
for f in (
    lambda: numbers[2], lambda: numbers[-3], lambda: pair[5], lambda: text[5], lambda: table["k"], lambda: table[1, 2], lambda: numbers[1.0],
    lambda: pair["a"], lambda: text[None], lambda: numbers["a":], lambda: numbers[::0], lambda: table["a"]["b"], lambda: [] + (),
    lambda: () + [], lambda: "1" + 1, lambda: text * text, lambda: [0] * 1.5, lambda: [] < {}, lambda: len(5), lambda: 1 in 5,
    lambda: numbers.index(3), lambda: pair.index(3), lambda: [].pop(), lambda: numbers.pop(7), lambda: {}.popitem(), lambda: {}.pop("z"),
    lambda: set().pop(), lambda: {1}.remove(2), lambda: numbers.remove(9), lambda: {[]: 1}, lambda: {{}}, lambda: hash([]),
    lambda: text.index("z"), lambda: ord("ab"), lambda: "a,b".split(""), lambda: ",".join([1]), lambda: text.replace("a"), lambda: 1 in text,
    lambda: numbers.append(), lambda: numbers.append(1, 2), lambda: numbers.insert(0), lambda: dict([1]), lambda: dict([(1, 2, 3)]),
    lambda: set(5), lambda: list(5), lambda: tuple(None), lambda: sorted([1, "a"]), lambda: numbers.nothing, lambda: text.nothing,
    lambda: {1} + {2}, lambda: {1} | [2], lambda: {} | [],
):
    try:
        print("no error:", f())
    except Exception as e:
        print(type(e).__name__, e)


def assign(target, key):
    target[key] = 0


def delete(target, key):
    del target[key]


for target, key in ((pair, 0), (text, 0), (numbers, 9), (numbers, "a"), (table, []), (5, 0), (None, 0), (range(3), 0)):
    for change in (assign, delete):
        try:
            change(target, key)
            print("no error")
        except Exception as e:
            print(type(e).__name__, e)
