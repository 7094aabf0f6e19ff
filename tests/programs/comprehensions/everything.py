# Comprehensions of every kind: conditions, several fors, scopes, walrus, unpacking, async refused.
print([x for x in range(5) if x % 2 if x > 1], [(x, y) for x in "ab" for y in range(2)], {x % 3 for x in range(9)} == {0, 1, 2}, {k: v for k, v in zip("ab", [1, 2])}, [[y for y in range(x)] for x in range(3)])
x = "outer"
print([x for x in range(2)], x, [y := 5, y], [z for z in [1, 2] if (last := z)], last)
print([i + j for i, j in [(1, 2), (3, 4)]], [a for a, *b in ["xyz"]], [b for a, *b in ["xyz"]], {**{i: i for i in range(2)}, 5: 6}, [*[i for i in range(2)], *(i for i in "c")])


class K:
    n = 3
    a = [i for i in range(n)]
    try:
        b = [i * n for i in range(2)]
    except NameError as error:
        b = str(error)
    c = (lambda: [j for j in range(2)])()


print(K.a, K.b, K.c)


def f():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    return [g() for g in fs], [g() for g in gs], [locals().keys() == {"fs", "gs"} or True for _ in range(1)]


print(f())


def nested(rows):
    return [[cell * 2 for cell in row if cell] for row in rows if any(row)]


print(nested([[1, 0], [0, 0], [2, 3]]), [x for x in [[1], [2]] for x in x], {len(w): w for w in "a bb cc".split()})
for source in ("[x async for x in y]", "[x for x in]", "[*x for x in y]", "{**x for x in y}", "[x, y for x in z]", "[x := 1 for x in y]", "[(x := 1) for x in y]", "(x for x in y := z)", "f(x for x in y, 1)"):
    try:
        compile(source, "s", "eval")
        print("fine", source)
    except SyntaxError as error:
        print(error.msg)
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    tb = error.__traceback__
    print(tb.tb_frame.f_code.co_name, error)
