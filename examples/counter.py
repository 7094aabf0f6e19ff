"""A counter made of a closure: the smallest program that shows what Cellar is for.

    cargo run --release -- examples/counter.py

`make_counter` returns a function that remembers. Its variable `count` outlives the call that made it: CPython, and Cellar in
the same way, keep such a variable in a *cell* that both functions hold.
"""


def make_counter(name, step=1):
    count = 0

    def counter():
        nonlocal count  # the variable of make_counter, not a new one
        count += step
        return f"{name}: {count}"

    return counter


apples = make_counter("apples")
pears = make_counter("pears", step=10)

# Each counter has a cell of its own.
print(apples())
print(apples())
print(pears())
print(apples())

# A closure can be asked what it holds.
for variable, cell in zip(apples.__code__.co_freevars, apples.__closure__):
    print(f"{variable} = {cell.cell_contents!r}")
