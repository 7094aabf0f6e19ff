# The traceback of a closure shows its plain name, not the qualified one.
def make(divisor):
    def divide(n):
        return n / divisor

    return divide


halve, broken = make(2), make(0)
print(halve(8))
broken(8)
