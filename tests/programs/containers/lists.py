# Lists: every everyday method, slices, item and slice assignment, deletion, copies.
a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.extend("xy")
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
print(a, len(a), a.index(2), a.count(5), a.pop(), a.pop(0), a.pop(-2))
a.remove("x")
a.reverse()
print(a, 3 in a, 9 not in a, a + [0], [0] + a, [1, 2] * 2, 2 * [None], [0] * -1)
b = a.copy()
b.clear()
print(b, a, a[:] is a, a[:] == a, list(a) is a)
n = list(range(10))
print(n[2:5], n[:3], n[7:], n[::2], n[::-1], n[8:2:-2], n[-3:], n[:-7], n[5:2], n[100:], n[-100:2], n[slice(1, 3)])
n[0] = "zero"
n[-1] = "last"
n[1:3] = ["a", "b", "c"]
print(n)
n[::3] = "WXYZ"
n[2:2] = [None]
del n[0], n[-1]
del n[1:4]
print(n)
del n[::2]
n += (1, 2)
n *= 2
print(n)
try:
    n[::2] = [1]
except ValueError as e:
    print(type(e).__name__, e)
c = d = []
c += [1]
c = c + [2]
print(c, d, [[]] * 2, [1, [2, [3]]], [[], [[]]])
loop = [1]
loop.append(loop)
print(loop, loop[1] is loop)
