# Every method of list, with what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


a = [3, 1, 2]
print(a.append(4), a, a.extend("ab"), a, a.insert(0, 0), a, a.insert(-1, "x"), a, a.insert(100, "end"), a, a.insert(-100, "begin"), a)
print(a.pop(), a.pop(0), a.pop(-2), a, a.remove("a"), a, a.index(1), a.count(3), a.reverse(), a)
b = a.copy()
print(b == a, b is a, b.clear(), b, a.index(1, 1), a.index(1, -3, 100))
for run in (
    lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("x"), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2].index(1, 1),
    lambda: [].append(), lambda: [].append(1, 2), lambda: [].extend(5), lambda: [].insert(0), lambda: [].insert("a", 1), lambda: [1].count(),
    lambda: [1, 2].index(1, "a"), lambda: [].sort(1), lambda: [].sort(key=5), lambda: [1, 2].sort(key=5), lambda: [1, "a"].sort(), lambda: list(5), lambda: list(1, 2), lambda: list(x=1),
    lambda: [] + (), lambda: [] + None, lambda: [1] * 2.0, lambda: [1] * "a", lambda: a[1.0], lambda: a["a"], lambda: a[50], lambda: b[0], lambda: a[None], lambda: [] < 5, lambda: hash([]),
):
    attempt(run)
print([1, 2] + [3], [1, 2] * 2, 2 * [1], [1] * 0, [1] * -1, [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 5], [1, 2] == [1, 2.0])
c = [1]
c += (2, 3)
c *= 2
print(c, 2 in c, 9 in c, list(reversed(c)), len(c), bool([]), c.__contains__(1))
c.sort(reverse=True)
print(c, sorted(c, key=lambda x: -x), sorted("bca", reverse=True))
recursive = [1]
recursive.append(recursive)
print(recursive, recursive[1] is recursive)
try:
    recursive == [1, recursive, 2] or recursive == [1, [1, recursive]]
except RecursionError as error:
    print("recursion")


def mutating():
    items = [1, 2, 3, 4]
    for i in items:
        if i < 3:
            items.remove(i)
    return items


print(mutating(), [*range(3), *"ab"], list({1: 2}), list("xy"), [[]] * 2)
