# An empty cell, read by a closure that nobody guards.
def outer():
    def inner():
        return missing + 1

    if False:
        missing = 1
    return inner()


outer()
