# Recursion: fib, ackermann, gcd, permutations, a depth of several hundred.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def gcd(a, b):
    return gcd(b, a % b) if b else a


def permutations(items):
    if not items:
        return [[]]
    return [[items[i]] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1:])]


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print([fib(n) for n in range(15)], ackermann(2, 3), gcd(1071, 462))
print(permutations([1, 2, 3]))
print(depth(700))
