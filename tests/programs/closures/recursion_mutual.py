# Two local functions call each other through cells; the second cell is empty when the first is made.
def make():
    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    return even, odd


even, odd = make()
print([n for n in range(10) if even(n)])
print([n for n in range(10) if odd(n)])
print(even.__code__.co_freevars, odd.__code__.co_freevars)
print(even.__closure__[0].cell_contents is odd)
