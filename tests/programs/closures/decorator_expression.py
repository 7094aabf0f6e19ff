# Any expression can be a decorator: a call in a list, a lambda, a conditional.
decorators = [lambda f: f, lambda f: lambda *a: ("second", f(*a))]


@decorators[1]
def one():
    return 1


@(lambda f: [f.__name__, f])
def two():
    return 2


@(decorators[0] if one() == 1 else decorators[1])
def three():
    return 3


print(one(), two[0], two[1](), three())


@str
class Name:
    pass


print(type(Name) is str)
