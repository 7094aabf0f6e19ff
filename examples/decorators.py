"""Decorators: functions that take a function and give back another, with the first one in a cell."""


def logged(function):
    """Prints each call and what it returned."""

    def wrapper(*args, **kwargs):
        shown = [repr(arg) for arg in args] + [f"{name}={value!r}" for name, value in kwargs.items()]
        result = function(*args, **kwargs)
        print(f"{function.__name__}({', '.join(shown)}) -> {result!r}")
        return result

    return wrapper


def retry(times, *errors):
    """A decorator with arguments is a function that makes a decorator."""

    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args)
                except errors as error:
                    print(f"attempt {attempt}: {type(error).__name__}: {error}")
            raise RuntimeError(f"{function.__name__} failed {times} times")

        return wrapper

    return decorate


@logged
def area(width, height=1):
    return width * height


# The sensor answers only the third time; how often it was asked is in a cell.
def make_sensor():
    asked = 0

    def read():
        nonlocal asked
        asked += 1
        if asked % 3:
            raise OSError("sensor not ready")
        return 20.5

    return read


read = retry(3, OSError)(make_sensor())

area(3, 4)
area(5, height=2)
print(read(), "degrees")


@logged
@retry(2, ZeroDivisionError)
def divide(a, b):
    return a / b


divide(1, 4)
try:
    divide(1, 0)
except RuntimeError as error:
    print("gave up:", error)
