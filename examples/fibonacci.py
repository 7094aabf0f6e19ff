"""A memo in a cell makes a slow function fast, and ints are as long as they need to be."""


def remember(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    wrapper.known = known
    return wrapper


@remember
def fibonacci(n):
    # This calls the decorated function: the memo is asked at every level.
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


for n in (10, 50, 100, 200):
    print(f"fibonacci({n}) = {fibonacci(n):,}")
print(len(fibonacci.known), "values remembered")
