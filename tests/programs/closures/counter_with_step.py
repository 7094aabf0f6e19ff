# The step and the start are captured arguments; one is only read, one is written.
def make_counter(start, step=1):
    def advance():
        nonlocal start
        before = start
        start += step
        return before

    return advance


by_one = make_counter(10)
by_five = make_counter(0, 5)
by_minus = make_counter(start=3, step=-1)
for _ in range(4):
    print(by_one(), by_five(), by_minus())
print(make_counter.__code__.co_cellvars, make_counter.__code__.co_varnames)
