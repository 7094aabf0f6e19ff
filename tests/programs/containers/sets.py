# Sets: operators, methods, frozenset, equality and order relations.
a, b = {1, 2, 3}, {3, 4}
print(a | b == {1, 2, 3, 4}, a & b, sorted(a - b), sorted(a ^ b), a.union([9]) == {1, 2, 3, 9}, a.intersection([1, 5]), sorted(a.difference([1])))
print(a.issubset({1, 2, 3, 4}), a.issuperset({1}), a.isdisjoint(b), a <= a, a < a, a > {1}, {1} == {1.0}, a != b, set() == {*()})
a.add(3)
a.add(5)
a.discard(99)
a.discard(1)
a.remove(2)
print(sorted(a), len(a), 5 in a, a.copy() is a, set("hello") == set("ole" + "h"))
a |= {7}; a &= {5, 7, 8}; a -= {5}; a ^= {7, 9}
print(a)
a.update([1, 2], (3,))
a.clear()
print(a, bool(a), frozenset([1]), frozenset(), type({1: 2}).__name__, type({1}).__name__, type({}).__name__)
f = frozenset([1, 2])
print({f: "key"}[frozenset([2, 1])], f == {1, 2}, sorted(f | {3}), type(f | {3}).__name__, type({3} | f).__name__)
for g in (lambda: f.add(1), lambda: {[]}, lambda: {1} < 5):
    try:
        g()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
