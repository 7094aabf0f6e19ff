# The order of sets: built, changed, united, copied, popped.
def rnd(n, s):
    out = []
    for _ in range(n):
        s = (s * 1103515245 + 12345) & 0x7fffffff
        out.append(s >> 8)
    return out
print(set([3, 1, 2]), set([9, 17, 1, 25, 33]), set(range(20, 0, -1)), set([0.5, 1.5, 2.25, -1, -2, 1e300]), set([(1, 2), (3, 4), (5,)]), set([True, 7, 0]))
for n in (3, 5, 8, 20, 60, 200):
    for s in (1, 7, 99):
        a = set(rnd(n, s)); b = set(rnd(n, s)[::2]) | set(rnd(n // 2, s + 1)); c = {x % 64 for x in rnd(n, s)}; d = {x % 50 for x in rnd(n, s + 3)}
        print(n, s, sum(i * x for i, x in enumerate(a)) % 1000003, sum(i * x for i, x in enumerate(b)) % 1000003)
        for r in (a | b, a & b, a - b, b - a, a ^ b, c | d, c & d, c - d, d - c, c ^ d, c.union(range(70), d), c.difference([1, 2, 3]), c.symmetric_difference(range(30)), c.intersection(range(40)), set(c), c.copy(), frozenset(c), c.union({1: 2, 100: 3})):
            print(sum((i + 1) * x for i, x in enumerate(r)) % 1000003, end=' ')
        e = set(c); e |= d; f = set(c); f &= d; g = set(c); g -= d; h = set(c); h ^= d; k = set(c); k.update(d, range(5)); m = set(c); m.difference_update(range(0, 64, 3)); m.add(1000)
        for r in (e, f, g, h, k, m): print(list(r)[:6], end=' ')
        q = set(c); print([q.pop() for _ in range(len(q) // 2)][:8], list(q)[:5])
        for x in list(q)[:3]: q.discard(x)
        for x in range(200, 230): q.add(x)
        print(list(q)[:12])
x = set()
for i in range(100): x.add(i * 7919); x.discard(i * 7919 // 2)
print(list(x)[:20])
class K:
    def __init__(s, n): s.n = n
    def __hash__(s): return s.n % 5
    def __eq__(s, o): return s.n == o.n
    def __repr__(s): return 'K%d' % s.n
A = {K(i) for i in (1, 6, 11, 2, 7)}; B = {K(i) for i in (6, 2, 20, 21)}
print(A, B, A | B, A & B, A - B, A ^ B, A.union(B, [K(3)]), K(11) in A, K(12) in A)
C = set(A); C ^= B; print(C); C = set(A); C -= B; print(C); C |= B; print(C)
try:
    for v in A: A.add(K(100))
except RuntimeError as e: print(e)
print(set(), frozenset(), frozenset([3, 1]), {1} < {1, 2}, {1, 2} >= {2}, {1}.isdisjoint([2]), hash(frozenset([1, 2, 3])), hash(frozenset()))
