# Generator expressions are lazy, run once, and stand alone as an argument.
log = []
g = (log.append(x) or x * x for x in range(4))
print(log, next(g), log)
print(sum(g), log, list(g))
print(sum(x for x in range(5)), max((len(w), w) for w in ("a", "ccc", "bb")), any(x > 3 for x in range(3)), all(x < 3 for x in range(3)))
print(list((x, y) for x in "ab" for y in range(2)), sorted(w for w in "hello"), ",".join(str(n) for n in range(3)), tuple(n for n in range(2)))
pipeline = (n * 10 for n in (m + 1 for m in range(10) if m % 2))
print(next(pipeline), next(pipeline), list(pipeline))
print(dict((k, k * 2) for k in "ab"), set(n % 2 for n in range(5)) == {0, 1})
