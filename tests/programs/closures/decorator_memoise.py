# A memo in a cell: the recursion goes through the decorated name.
def memoise(f):
    memo = {}
    misses = 0

    def wrapper(n):
        nonlocal misses
        if n not in memo:
            misses += 1
            memo[n] = f(n)
        return memo[n]

    wrapper.misses = lambda: misses
    wrapper.memo = memo
    return wrapper


@memoise
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.misses())
print(fib(90), fib.misses())
print(fib.memo[10], len(fib.memo))
