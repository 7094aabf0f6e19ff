# from … import * of a built-in module: its public names, and no others.
from math import *

print(sqrt(16), floor(2.5), "pi" in globals(), "__name__" in globals(), "math" in globals())


def use():
    return ceil(1.2)


print(use())
