# Modules of the library that are Python: found, run, and working.
import keyword
import bisect
import heapq
import stat
import token

print(keyword.iskeyword("lambda"), keyword.iskeyword("print"), len(keyword.kwlist))
numbers = [1, 3, 5, 7]
bisect.insort(numbers, 4)
print(numbers, bisect.bisect_left(numbers, 5))
heap = []
for number in [5, 1, 4, 2]:
    heapq.heappush(heap, number)
print([heapq.heappop(heap) for _ in range(4)], heapq.nsmallest(2, [9, 3, 7]))
print(stat.S_ISDIR(0o040755), stat.filemode(0o100644), token.tok_name[token.NAME])
