# Packages: submodules, relative imports, a module's __getattr__, what is in sys.modules, from-lists and stars.
import sys
import shapes
import shapes.square as named
from shapes import base, square, names
from shapes.square import Square

print(shapes.__name__, shapes.__package__, shapes.__doc__, names)
print(base.__name__, base.__package__, named is square, shapes.square is square)
print(Square(3).area(), shapes.Shape().area(), Square.__module__, Square.__mro__[1].__module__)
print(shapes.lazy, hasattr(shapes, "other"))
print(sorted(name for name in sys.modules if name.startswith("shapes")))
from shapes.stars import *
print(one, _two, "three" in globals())
print(shapes.__spec__.name, shapes.__spec__.parent, base.__spec__.parent, shapes.__spec__.submodule_search_locations is not None)
again = __import__("shapes.square")
print(again is shapes, __import__("shapes.square", fromlist=["Square"]) is square)
print(__import__("square", {"__package__": "shapes"}, None, ["Square"], 1) is square)


def local():
    import shapes.base
    return shapes.base is base


print(local())
del sys.modules["shapes.stars"]
import shapes.stars
print(shapes.stars.three)
