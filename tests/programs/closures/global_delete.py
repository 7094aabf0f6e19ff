# del of a global from inside a function, and from a closure.
count = 1


def make():
    def drop():
        global count
        del count

    def read():
        return count

    return drop, read


drop, read = make()
print(read())
drop()
for f in (read, drop):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
count = 2
print(read(), drop.__code__.co_freevars, drop.__code__.co_names)
