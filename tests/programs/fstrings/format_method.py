# str.format: automatic, numbered and named fields, attributes, items, nested specs.
print("{} {} {{}}".format(1, "two"), "{1} {0} {1}".format("a", "b"), "{x} {y!r:>5}".format(x=1, y="q"), "{0[1]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 5))
print("{:>5}|{:<5}|{:^5}|{:{}}".format(1, 2, 3, 4, 6))
for f in (lambda: "{}".format(), lambda: "{0} {}".format(1), lambda: "{x}".format(), lambda: "{".format(), lambda: "}".format()):
    try:
        print(f())
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
