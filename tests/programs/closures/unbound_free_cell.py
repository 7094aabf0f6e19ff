# Calling a closure before the variable is assigned is a NameError about a free variable.
def outer(assign):
    def inner():
        return x

    if assign:
        x = 1
    try:
        return inner()
    except NameError as e:
        print(type(e).__name__, e)
        print(isinstance(e, UnboundLocalError))
        return None


print(outer(True))
print(outer(False))
