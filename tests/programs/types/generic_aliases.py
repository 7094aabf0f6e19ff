# list[int] and its kind: parts, repr, equality, calls, attributes of the origin, bases.
class Box:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


print(list[int], dict[str, int], tuple[int, ...], list[list[int]], type[int], tuple[()], frozenset[None], list["x"])
print(Box[int], Box[1, 2], set[int].__origin__, set[int].__args__, dict[str, int].__args__, list[int].__parameters__)
print(list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int]), {list[int]: 1}[list[int]])
print(list[int]([1, 2]), dict[str, int](a=1), list[int].append, list[int].__name__, type(list[int]))
print(*list[int], [*tuple[int, str]], list[int].__unpacked__, list[int].__mro_entries__(()))


class Child(list[int]):
    pass


print(Child.__bases__, Child.__orig_bases__, Child([1]), issubclass(Child, list))


class Keeps:
    def __class_getitem__(cls, item):
        return alias(cls, item)


alias = type(list[int])
made = Keeps[int]()
print(type(made).__name__, made.__orig_class__.__args__, alias(list, int), alias(dict, (1, 2)).__args__)
for act in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str],
            lambda: int[str], lambda: A[int], lambda: alias(list), lambda: list[int].nothing):
    class A:
        pass
    try:
        print(act())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(list[int].__reduce__(), "__args__" in dir(list[int]), "append" in dir(list[int]))
