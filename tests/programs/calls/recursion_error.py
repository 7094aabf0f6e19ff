# Recursion without an end is a RecursionError that can be caught, and the program goes on.
def forever(n):
    return forever(n + 1)


def count():
    deepest = 0

    def go(n):
        nonlocal deepest
        deepest = n
        go(n + 1)

    try:
        go(0)
    except RecursionError as e:
        print(type(e).__name__, str(e)[:32])
    return deepest


try:
    forever(0)
except RecursionError as e:
    print(isinstance(e, RuntimeError))
print(count() > 500)
print(count() > 500)
