# The name of an except clause is gone after it; a variable of that name is unbound.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    kept = e
try:
    print(e)
except NameError as problem:
    print(type(problem).__name__, problem)
print(repr(kept))


def f():
    try:
        raise ValueError("y")
    except ValueError as error:
        error = "replaced"
    try:
        return error
    except UnboundLocalError as problem:
        return str(problem)


print(f())


def early():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as error:
            if i == 1:
                return error.args


print(early())
