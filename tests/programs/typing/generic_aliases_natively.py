# list[int] and int | str: what they are, compare and answer.
alias = dict[str, list[int]]
print(alias, alias.__origin__, alias.__args__, alias.__parameters__, alias == dict[str, list[int]], hash(alias) == hash(dict[str, list[int]]), alias())
print(list[int]([1, "a"]), tuple[int, ...], type[int], list["forward"], list[None], dict[int, ...], tuple[()], tuple[int, str].__args__, list[list[int]].__args__[0])
union = int | str | None
print(union, union.__args__, union == (str | None | int), hash(union) == hash(None | str | int), int | int, int | str | int, isinstance(None, union), issubclass(bool, union), type(union).__name__)
print((list[int] | None).__args__, int | list[str], [int | str][0] | float)


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: int | 1)
attempt(lambda: "a" | int)
attempt(lambda: int[str])
attempt(lambda: isinstance(1, list[int]))
attempt(lambda: issubclass(list, list[int]))
attempt(lambda: isinstance([], union | list[int]))
attempt(lambda: list[int][str])
attempt(lambda: list[int].append)
attempt(lambda: setattr(list[int], "x", 1))
attempt(lambda: list[int].__class__)
attempt(lambda: (int | str)(5))
attempt(lambda: (int | str).x)
attempt(lambda: union < union)
attempt(lambda: list[int] < list[int])


class C(list[int], dict if False else object):
    pass


print(C.__bases__, C.__orig_bases__, C([1]))
print(list[int].__mro_entries__(()), list[int].copy, *[list[int]], repr(type(list[int])), list[int].__doc__ == list.__doc__)
