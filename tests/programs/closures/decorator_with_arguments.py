# A decorator with arguments: three levels of functions.
def repeat(times, sep=","):
    print("repeat", times)

    def decorate(f):
        print("decorate", f.__name__)

        def wrapper(*args):
            return sep.join(str(f(*args)) for _ in range(times))

        return wrapper

    return decorate


@repeat(3)
def word():
    return "hi"


@repeat(times=2, sep=" and ")
def double(n):
    return 2 * n


print(word())
print(double(4))
print(word.__code__.co_freevars)
