# sorted and list.sort: stable, with key and reverse, of numbers, strings, tuples and mixed numbers.
a = [5, 2, 9, 1, 5]
print(sorted(a), sorted(a, reverse=True), a, a.sort(), a)
words = ["banana", "Apple", "cherry", "apple", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
print(sorted("hello"), sorted({3: "c", 1: "a"}), sorted([(1, "b"), (0, "z"), (1, "a")]), sorted([2, 1.5, True, 0]), sorted([]))
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dee", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
words.sort(key=lambda w: w[-1])
print(words)
big = [(i * 7919) % 1009 for i in range(500)]
print(sorted(big) == sorted(reversed(sorted(big))), sorted(big)[:5], sorted(big, reverse=True)[:5])
calls = []
print(sorted([3, 1, 2], key=lambda n: calls.append(n) or -n), calls)
try:
    [1, "a"].sort()
except TypeError as e:
    print(type(e).__name__, e)
