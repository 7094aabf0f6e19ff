# What goes wrong in an import: the words, the names in the exception, and what stays in sys.modules.
import sys


def attempt(text):
    try:
        exec(text, {"__name__": "attempt", "__package__": None})
    except Exception as error:
        path = getattr(error, "path", None)
        message = str(error).replace(path, "PATH") if path else str(error)
        print(type(error).__name__, "|", message, "|", getattr(error, "name", None), path is not None)


attempt("import no_such_module")
attempt("import shapes.no_such_module")
attempt("import math.pi")
attempt("from shapes import nowhere")
attempt("from sys import nowhere")
attempt("from . import shapes")
attempt("import shapes.circle")
attempt("import shapes.broken")
attempt("from shapes.stars import *; from shapes.base import Shape, nothing")
attempt("__import__('')")
attempt("__import__('shapes', level=-1)")
attempt("__import__(3)")
attempt("from shapes import round")
attempt("from shapes.round import x")
print(sorted(name for name in sys.modules if name.startswith("shapes")))
try:
    import shapes.broken
except ZeroDivisionError as error:
    step, steps = error.__traceback__, []
    while step:
        steps.append(step.tb_frame.f_code.co_name)
        step = step.tb_next
    print(steps)
import shapes
try:
    shapes.missing
except AttributeError as error:
    print(error)
import math
try:
    math.missing
except AttributeError as error:
    print(error)
