# range: arguments, negative steps, slicing, membership, equality, repr.
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(0)), list(range(5, 2)), list(range(-3, 3, 2)))
r = range(10, 50, 5)
print(r, len(r), r[0], r[-1], r[2:4], r[::-1], 25 in r, 26 in r, "a" in r, 25.0 in r, r.index(20), r.count(15), r.start, r.stop, r.step)
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], range(3) == range(0, 3, 1), hash(range(3)) == hash(range(0, 3)))
print(range(5), range(1, 5), range(1, 5, 2), list(reversed(range(4))), sum(range(101)), max(range(7)), len(range(-10 ** 10, 10 ** 10)), 10 ** 10 - 1 in range(10 ** 10))
for f in (lambda: range(3)[3], lambda: r.index(1)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
big = range(2 ** 70, 2 ** 70 + 3)
print(list(big), 2 ** 70 + 1 in big)
