# Classes of one's own, with a message, without, and nested in a class.
class Outer:
    class Problem(Exception):
        pass


def fail():
    raise Outer.Problem("something", 3)


try:
    fail()
except Outer.Problem as e:
    print(e)
fail()
