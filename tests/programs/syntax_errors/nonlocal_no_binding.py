# nonlocal for a name that no function around it has.
def f():
    def g():
        nonlocal missing
        missing = 1
    return g
