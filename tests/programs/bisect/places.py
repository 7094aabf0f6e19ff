# bisect: places in lists and other sequences, with bounds and keys, and what is inserted.
import bisect

data = [1, 2, 2, 2, 5, 8, 13]
for x in (0, 1, 2, 3, 13, 14):
    print(x, bisect.bisect_left(data, x), bisect.bisect_right(data, x), bisect.bisect(data, x, 2, 5),
          bisect.bisect_left(data, x, hi=4))
print(bisect.bisect_left("aceg", "d"), bisect.bisect(range(0, 100, 10), 35), bisect.bisect_left((), 1))
words = ["fig", "pear", "apple", "banana"]
print(bisect.bisect_left(words, 5, key=len), bisect.bisect_right(words, 5, key=len))
bisect.insort(words, "melon", key=len)
bisect.insort_left(words, "grape", key=len)
print(words)
out = []
for n in (5, 1, 4, 1, 3):
    bisect.insort(out, n)
print(out)


class Sequence:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        print("get", index)
        return self.items[index]

    def insert(self, index, item):
        print("insert", index, item)
        self.items.insert(index, item)


class Reverse(int):
    def __lt__(self, other):
        return int(self) > int(other)


s = Sequence([10, 20, 30, 40])
print(bisect.bisect(s, 25))
bisect.insort_right(s, 30)
print(s.items, bisect.bisect_left([Reverse(n) for n in (9, 5, 1)], Reverse(5)))
for call in (lambda: bisect.bisect(data, 1, -1), lambda: bisect.bisect(data, "a"), lambda: bisect.bisect([1], 2, 0, 5),
             lambda: bisect.insort((1,), 2), lambda: bisect.bisect(1, 1), lambda: bisect.bisect_left([1])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
