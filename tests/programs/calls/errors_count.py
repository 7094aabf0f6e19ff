# The messages for too many and too few positional arguments.
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def default(a, b=1):
    pass


def defaults(a=1, b=2):
    pass


def keyword_only(a, *, k=1):
    pass


for call in (
    lambda: none(1), lambda: none(1, 2), lambda: one(), lambda: one(1, 2), lambda: two(), lambda: two(1),
    lambda: two(1, 2, 3), lambda: three(), lambda: three(1), lambda: default(), lambda: default(1, 2, 3),
    lambda: defaults(1, 2, 3), lambda: keyword_only(), lambda: keyword_only(1, 2), lambda: keyword_only(1, 2, k=3),
    lambda: (lambda x: x)(), lambda: (lambda: 0)(1),
):
    try:
        call()
    except TypeError as e:
        print(type(e).__name__, e)
