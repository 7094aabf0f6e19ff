# A decorator without arguments: called once, when the function is defined.
def logged(f):
    print("decorating", f.__name__)

    def wrapper(*args, **kwargs):
        print("calling", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("result", result)
        return result

    return wrapper


@logged
def add(a, b=10):
    return a + b


add(1)
add(1, b=2)
print(add.__name__, add.__qualname__)
