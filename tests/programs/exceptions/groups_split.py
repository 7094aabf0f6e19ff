# split and subgroup: nesting, what carries over, conditions of every kind.
def tree(exc):
    if isinstance(exc, BaseExceptionGroup):
        return (exc.message, [tree(e) for e in exc.exceptions])
    return repr(exc)


cause, context = ValueError("cause"), ValueError("context")
try:
    raise ExceptionGroup("top", [
        ValueError(1),
        ExceptionGroup("a", [TypeError(2), ExceptionGroup("b", [ValueError(3), OSError(4)])]),
        ExceptionGroup("c", [OSError(5)]),
    ])
except ExceptionGroup as caught:
    eg = caught
eg.__cause__, eg.__context__ = cause, context
eg.add_note("a note")
match, rest = eg.split(ValueError)
print(tree(match), tree(rest))
print(match.__cause__ is cause, match.__context__ is context, match.__notes__, match.__notes__ is eg.__notes__)
print(match.__traceback__ is eg.__traceback__, rest.__traceback__ is eg.__traceback__)
print(tree(eg.subgroup((OSError, TypeError))))
print(eg.subgroup(KeyError), eg.split(KeyError)[0], eg.split(KeyError)[1] is eg)
print(eg.subgroup(Exception) is eg, eg.split(ExceptionGroup)[0] is eg, eg.split(ExceptionGroup)[1])
seen = []
eg.subgroup(lambda e: seen.append(tree(e)) or False)
for each in seen:
    print(each)
print(tree(eg.subgroup(lambda e: not isinstance(e, BaseExceptionGroup) and e.args[0] > 2)))
for condition in (1, "ValueError", (ValueError, 3), None, [ValueError]):
    try:
        eg.split(condition)
    except TypeError as error:
        print(error)
try:
    eg.subgroup(lambda e: 1 / 0)
except ZeroDivisionError as error:
    print(error)
print(type(BaseExceptionGroup("x", [ValueError(1), KeyboardInterrupt()]).subgroup(ValueError)))
print(type(BaseExceptionGroup("x", [ValueError(1), KeyboardInterrupt()]).subgroup(KeyboardInterrupt)))


class Odd(ExceptionGroup):
    def derive(self, excs):
        return 5


try:
    Odd("o", [ValueError(1), KeyError(2)]).split(ValueError)
except TypeError as error:
    print(error)
