# map and filter: lazy, several iterables, None as the predicate.
log = []
m = map(lambda n: log.append(n) or n * n, [1, 2, 3])
print(log, next(m), log, list(m), log)
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str.upper, "abc")), list(map(len, ["a", "bb"])), list(map(int, ["1", "2"])), list(map(max, [1, 5], [4, 2])))
print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda n: n % 2, range(6))), list(filter(str.isdigit, "a1b2")), "".join(filter(str.isalpha, "a1b2")))
print(sum(map(int, "12345")), list(map(lambda pair: pair[0], {"a": 1}.items())), set(map(abs, [-1, 1])), tuple(map(bool, [0, 1])))
try:
    list(map(lambda n: 1 // n, [1, 0]))
except ZeroDivisionError as e:
    print(type(e).__name__, e)
