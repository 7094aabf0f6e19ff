# Sorting by tuples, several passes, reverse, keys of mixed kinds; min and max agree.
people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25), ("eve", 41)]
print(sorted(people, key=lambda p: (p[1], p[0])), sorted(people, key=lambda p: (-p[1], p[0])))
twice = sorted(people)
twice.sort(key=lambda p: p[1], reverse=True)
print(twice, max(people, key=lambda p: p[1]), min(people, key=lambda p: p[1]))
for n in (0, 1, 2, 3, 11, 21, 33, 47, 64, 100):
    items = [(i * 37) % (n or 1) for i in range(n)]
    tagged = [(v, i) for i, v in enumerate(items)]
    one, two = sorted(items), sorted(tagged, key=lambda t: t[0])
    down = sorted(tagged, key=lambda t: t[0], reverse=True)
    print(n, one == [v for v, _ in sorted(tagged)], two == sorted(tagged), all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(down, down[1:])), sorted(map(str, items)) == sorted(sorted(map(str, items)), key=str))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=lambda w: (w[-1], w)), sorted(set(words))[:3], sorted(words, reverse=True)[0])
