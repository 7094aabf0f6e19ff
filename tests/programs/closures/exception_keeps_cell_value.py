# A write to a cell before the exception is kept; the assignment that raised is not made.
def make():
    state = "start"

    def change(f):
        nonlocal state
        state = "changing"
        state = f(state)

    def read():
        return state

    return change, read


change, read = make()
change(str.upper)
print(read())
try:
    change(lambda s: s + 1)
except TypeError as e:
    print(type(e).__name__, e)
print(read())
try:
    change(lambda s: missing)
except NameError as e:
    print(type(e).__name__, e)
print(read())
