# A global or a built-in that changes between two uses of the same instruction.
def use():
    return value


def length(x):
    return len(x)


def see(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


see("not there", use)
for value in (1, "two", None):
    see("set", use)
del value
see("deleted", use)
other = 1
value = 5
see("at another place", use)
see("built-in", length, "abc")
len = lambda x: "a global's"
see("a global before the built-in", length, "abc")
del len
see("the built-in again", length, "abcd")
for round in range(3):
    for name in "abcdefghij":
        globals()[name + str(round)] = round
    see("many more globals", use)
    see("and", length, range(round))


def rebind():
    global value
    value = value + 1
    return value


print([rebind() for _ in range(3)], use())


def many(n):
    total = 0
    i = 0
    while i < n:
        total += i
        i += 1
    return total


print(many(10), many(2.5), many(True))
try:
    many("x")
except TypeError as error:
    print(error)
print(many(10))
