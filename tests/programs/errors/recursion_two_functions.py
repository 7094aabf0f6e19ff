# Two functions that call each other are not cut: no line repeats.
def even(n):
    if n == 0:
        1 / 0
    odd(n - 1)


def odd(n):
    even(n - 1)


even(8)
