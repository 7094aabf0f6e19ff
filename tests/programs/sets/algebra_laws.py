# Laws of set algebra over many pairs, with frozensets, subclasses and other iterables.
pool = [set(), {1}, {1, 2}, {2, 3}, {1, 2, 3}, frozenset([2]), frozenset([3, 4])]
ok = []
for a in pool:
    for b in pool:
        ok.append(a | b == b | a and a & b == b & a and a - b == a - (a & b) and a ^ b == (a | b) - (a & b))
        ok.append((a <= b) == (a | b == b) == (a & b == a) and (a < b) == (a <= b and a != b))
        ok.append(a.isdisjoint(b) == (not a & b) and a.union(list(b)) == a | b and a.difference(tuple(b)) == a - b)
        ok.append(type(a | b) is type(a) and len(a | b) == len(a) + len(b) - len(a & b))
print(len(ok), all(ok))
x = {1, 2, 3}
y = x
x |= {4}
print(y is x, sorted(x), sorted({3, 1, 2} - {2} | {9} & {9, 8}), {1} | {2} & {3}, {1, 2} ^ {2, 3} == {1, 3})
print(set().union(), set.union({1}, {2}, [3]), set.intersection({1, 2}, {2}, {2, 3}), {1}.union(*[[2], [3]]))
