# Three closures over one variable, with a reset to the captured argument.
def make(initial):
    current = initial

    def up():
        nonlocal current
        current += 1
        return current

    def down():
        nonlocal current
        current -= 1
        return current

    def reset():
        nonlocal current
        current = initial
        return current

    return {"up": up, "down": down, "reset": reset}


counter = make(5)
print(counter["up"](), counter["up"](), counter["down"]())
print(counter["reset"]())
print(counter["down"](), counter["down"]())
print([f.__code__.co_freevars for f in counter.values()])
