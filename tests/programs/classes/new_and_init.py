# __new__ makes, __init__ fills; __init__ only runs on instances of the class.
class Even(int):
    def __new__(cls, n):
        return super().__new__(cls, n * 2)


class Once:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
            print("made")
        return cls.instance

    def __init__(self, name):
        print("init", name)
        self.name = name


class Other:
    def __new__(cls):
        return "not an Other"

    def __init__(self):
        print("never")


print(Even(21), Even(21) + 1, type(Even(1)).__name__, isinstance(Even(1), int))
a, b = Once("a"), Once("b")
print(a is b, a.name, Other())


class Returns:
    def __init__(self):
        return 1


try:
    Returns()
except TypeError as e:
    print(type(e).__name__, e)
