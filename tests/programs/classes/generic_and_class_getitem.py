# __class_getitem__, __mro_entries__, classes subscripted.
class G:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class H(G):
    pass


print(G[int], H[1, 2], H[:], G[...])
try:
    G()[1]
except TypeError as error:
    print(error)
for target in (int, type("P", (), {}), 5, None, len):
    try:
        target[0]
    except TypeError as error:
        print(error)
print(list[int], dict[str, int], tuple[int, ...], type[int], list[int]([1]), tuple[()])


class Entry:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return self.bases


class K(Entry(G), Entry(), Entry(int)):
    pass


print([c.__name__ for c in K.__mro__], len(K.__orig_bases__), K.__bases__)


class L(list[int]):
    pass


print(L.__orig_bases__, L.__bases__, L([1]))


class BadEntry:
    def __mro_entries__(self, bases):
        return [int]


try:
    class M(BadEntry()):
        pass
except TypeError as error:
    print(error)
try:
    type("N", (Entry(G),), {})
except TypeError as error:
    print(error)
try:
    class Q(5):
        pass
except TypeError as error:
    print(error)


class MetaItem(type):
    def __getitem__(cls, item):
        return ("meta", item)


class R(G, metaclass=MetaItem):
    pass


print(R[1])
