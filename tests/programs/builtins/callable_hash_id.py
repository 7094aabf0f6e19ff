# callable, hash, id, type with one argument, isinstance of each other.
class Call:
    def __call__(self):
        return 1


class NoHash:
    __hash__ = None


class BadHash:
    def __hash__(self):
        return "x"


class BigHash:
    def __hash__(self):
        return 10**30


print([callable(x) for x in (len, int, Call, Call(), lambda: 1, 5, "a", None, [].append, type)])
print(hash(BigHash()) == hash(10**30), hash(True) == hash(1), hash("a") == hash("a"), hash(()) == hash(()), hash(None) == hash(None), hash(int) == hash(int), hash(len) == hash(len))
for x in ([], {}, set(), NoHash(), BadHash(), bytearray(), {}.keys()):
    try:
        hash(x)
        print("hashed", type(x).__name__)
    except TypeError as error:
        print(error)
a = object()
print(id(a) == id(a), id(a) != id(object), type(a) is object, type(type) is type, type(None), type(NotImplemented), type(...), isinstance(type, object), isinstance(object, type), issubclass(type, object))
