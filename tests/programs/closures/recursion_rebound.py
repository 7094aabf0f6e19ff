# A recursive closure looks itself up in the cell at each call: rebinding it changes the recursion.
def make():
    def walk(n):
        return [n] + (walk(n - 1) if n else [])

    original = walk

    def replace(f):
        nonlocal walk
        walk = f

    return original, replace


walk, replace = make()
print(walk(3))
replace(lambda n: ["stopped at", n])
print(walk(3))
