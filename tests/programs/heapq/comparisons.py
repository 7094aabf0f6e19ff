# heapq: comparisons of a program's own, in CPython's order; those that raise, or change the list.
import heapq


class Item:
    log = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Item.log.append((self.n, other.n))
        if self.n == 13 or other.n == 13:
            raise ValueError("unlucky")
        return self.n < other.n

    def __repr__(self):
        return f"<{self.n}>"


heap = [Item(n) for n in (9, 4, 7, 1, 8, 2, 6)]
heapq.heapify(heap)
print(heap, Item.log)
Item.log.clear()
heapq.heappush(heap, Item(3))
print(heapq.heappop(heap), heap, Item.log)
Item.log.clear()
print(heapq.heapreplace(heap, Item(5)), heapq.heappushpop(heap, Item(0)), heapq.heappushpop(heap, Item(10)), heap)
print(Item.log)
try:
    heapq.heappush(heap, Item(13))
except ValueError as e:
    print(e, heap)


class Grows:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.append(None)
        return True


for call in (heapq.heappop, heapq.heapify, lambda heap: heapq.heapreplace(heap, heap[0])):
    heap = []
    heap += [Grows(heap) for _ in range(4)]
    try:
        call(heap)
    except RuntimeError as e:
        print(e)
print([heapq.heappop(big) for big in [[(i, Item(i)) for i in range(50)]] for _ in range(3)])
