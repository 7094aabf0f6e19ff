# str: find, index, count, replace, split, partition, strip, starts and ends, join, with what they refuse.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("z"), s.find("", 20), s.find("", 11), s.find("bra", -4), s.rfind("a"), s.rfind("a", 0, -1), s.rfind(""), s.index("c"), s.rindex("b"), s.count("a"), s.count("a", 2, -2), s.count(""), s.count("abra"), "aaaa".count("aa"))
print(s.replace("a", "A"), s.replace("a", "A", 2), s.replace("", "-", 3), "".replace("", "x"), s.replace("z", "y"), s.replace("abra", ""), s.startswith("abra"), s.startswith(("x", "ab")), s.startswith("r", 2), s.endswith("bra"), s.endswith(("q", "a"), 0, 4), s.endswith(""), s.startswith((),))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), " a  b\tc\n".split(), " a  b c ".split(None, 1), "".split(), "".split(","), "abc".split("abc"), "a,b,c".rsplit(",", 1), " a b  c ".rsplit(None, 1), "a\nb\r\nc\x0bd\u2028e".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="), "  x \n".strip(), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "\u2003x\xa0".strip(), "abc".strip("abc"), "TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "x".removeprefix("xyz"))
print("-".join("abc"), "-".join([]), "".join(["a", "b"]), ", ".join({"k": 1}), "ab".join(("x",)), "a".join(c for c in "xyz"), "é".join("a€"), "x" in s, "cad" in s, "" in s)
for run in (
    lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.find(1), lambda: s.find(), lambda: s.count(None), lambda: s.replace("a"), lambda: s.replace(1, 2), lambda: s.split(""), lambda: s.split(1), lambda: s.split(",", "a"), lambda: s.partition(""), lambda: s.partition(1), lambda: s.strip(1), lambda: s.startswith(1), lambda: s.startswith(("a", 1)), lambda: s.startswith(["a"]), lambda: s.endswith(None), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: s.removeprefix(1), lambda: 1 in s, lambda: s.find("a", "b"), lambda: s.splitlines(keepends=5) == [s], lambda: s.split(sep=None, maxsplit=0), lambda: s.split(maxsplit=1.5), lambda: s.rsplit(foo=1),
):
    attempt(run)


class Index:
    def __index__(self):
        return 3


print(s.find("a", Index()), s.count("a", Index(), Index()), s.split("a", Index()), s.find("a", None, None), s.find("a", -(10**30), 10**30), s[Index():], s * Index() == s * 3)
