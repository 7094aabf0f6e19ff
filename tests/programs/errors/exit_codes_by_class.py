# SystemExit of a subclass, with an attribute code that was changed.
class Leave(SystemExit):
    pass


try:
    raise Leave(5)
except SystemExit as error:
    print(repr(error), error.code)
error = Leave("ignored")
error.code = 7
raise error
