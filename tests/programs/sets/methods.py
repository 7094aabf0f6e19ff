# Every method of set and frozenset, with what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


s = {1, 2}
print(s.add(3), s, s.update([4], (5,)), s, s.discard(9), s.discard(1), s, s.remove(2), s, s.copy() == s, s.copy() is s)
print(sorted(s | {9}), sorted(s & {3, 4}), sorted(s - {3}), sorted(s ^ {3, 8}), sorted(s.union([1], {2})), sorted(s.intersection([3, 4], {4})), sorted(s.difference([3], [4])), sorted(s.symmetric_difference([3, 7])))
print({1} <= {1, 2}, {1} < {1}, {1, 2} >= {1}, {1, 2} > {1, 2}, {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), {1} == {1.0}, {1} == frozenset([1]), {1} != [1])
for run in (
    lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1}.add([]), lambda: {1} | [1], lambda: {1} & 5, lambda: {1} < [1], lambda: set(5), lambda: set(1, 2), lambda: {1}.union(5), lambda: {1}.update(5), lambda: hash(set()),
    lambda: {1}.add(), lambda: s[0], lambda: {1} + {2}, lambda: {1}.intersection_update(5), lambda: {1}.remove([1]), lambda: [] in {1}, lambda: set(a=1), lambda: frozenset().add, lambda: {1}.issubset(5), lambda: {(1, [])},
):
    attempt(run)
t = {1, 2, 3}
t &= {2, 3, 4}
t |= {7}
t -= {2}
t ^= {7, 8}
print(sorted(t), t.intersection_update([3]), t, t.difference_update([3]), t, t.symmetric_difference_update([5]), t, t.clear(), t, set(), frozenset(), frozenset([1]))
f = frozenset([1, 2])
print(f | {3} == {1, 2, 3}, type(f | {3}).__name__, type({3} | f).__name__, f.copy() is f, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], frozenset(f) is f, {1, 2} in {f})
g = f
g |= {3}
print(sorted(g), sorted(f), {f}.__contains__({1, 2}), {f}.remove({1, 2}), len({f}))
u = {frozenset([1])}
u.discard({1})
print(u, {1, 2}.__rsub__({1, 5}), {1}.__ior__({2}), {1}.__and__([1]))
popped = {5}
print(popped.pop(), popped)


class Sub(set):
    pass


print(type(Sub([1]) | {2}).__name__, type({2} | Sub([1])).__name__, type(Sub([1]).copy()).__name__, Sub([1]), type(Sub([1]) & Sub([1])).__name__)
class SubF(frozenset):
    pass


print(SubF([1]), type(SubF([1]).copy()).__name__, SubF([1]) == {1})
try:
    changing = {1, 2, 3}
    for x in changing:
        changing.add(x + 10)
except RuntimeError as error:
    print(error)
recursive = [1]
print({repr(x) for x in [recursive]}, len({1, True, 1.0}), {True, 1}, {0, False, 0.0})
