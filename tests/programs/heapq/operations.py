# heapq: push, pop, replace, heapify, and what is built on them.
import heapq

heap = []
for n in [5, 3, 8, 1, 9, 2, 7, 3]:
    heapq.heappush(heap, n)
    print(heap)
print(heapq.heappop(heap), heap)
print(heapq.heapreplace(heap, 0), heap, heapq.heappushpop(heap, 4), heapq.heappushpop(heap, -1), heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
data = [(17 * n) % 31 for n in range(31)]
heapq.heapify(data)
print(data)
tasks = []
for priority, name in [(2, "write"), (1, "read"), (2, "close"), (0, "open"), (1.5, "seek")]:
    heapq.heappush(tasks, (priority, name))
print([heapq.heappop(tasks)[1] for _ in range(5)])
words = "one three five seven eleven thirteen".split()
print(heapq.nlargest(3, words, key=len), heapq.nsmallest(2, words), heapq.nlargest(0, words), heapq.nsmallest(9, "cab"))
print(list(heapq.merge([1, 4, 7], [2, 4, 9], [], [3])), list(heapq.merge("geb", "fca", reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
for call in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1),
             lambda: heapq.heapify("abc"), lambda: heapq.heappush([1], "a"), lambda: heapq.heapify([1, None, 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
