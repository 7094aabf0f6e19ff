# str: case, tests of kinds, padding, tabs, translation tables, with what they refuse.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("hello World", "ÀÉ ß ﬁ", "ǅ ŉ", "they're bill's", "1a 2B", "", "İI ıi", "ΑΣ ΑΣΑ", "x"):
    print([text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()])
tests = ("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper")
for text in ("abc", "ABC", "Abc Def", "123", "²", "½", "٣", " \t\n", "", "a1", "_x", "1x", "é", "class", "\x00", "\u200b", "日本", "ǅ", "A b", "\ud800"):
    print(ascii(text), "".join("1" if getattr(text, name)() else "0" for name in tests))
print("x".center(5) + "|", "x".center(4, "*"), "xy".center(5, "*"), "x".ljust(3, ".") + "|", "x".rjust(3, "."), "xyz".center(2), "42".zfill(5), "-42".zfill(5), "+".zfill(3), "".zfill(2), "a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t|".expandtabs(0), "ab\n\tc".expandtabs(3), "a\t".expandtabs(-1))
table = str.maketrans({"a": "1", "b": None, 99: "cc", "d": 68})
print("abcde".translate(table), "abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: 98}), "a€".translate({0x20ac: "euro"}), str.maketrans("a", "b"), "abc".translate({}))
for run in (
    lambda: "x".center(), lambda: "x".center("a"), lambda: "x".center(5, "ab"), lambda: "x".center(5, 1), lambda: "x".zfill("a"), lambda: "x".expandtabs("a"), lambda: str.maketrans("a"), lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans({1.5: 1}), lambda: "a".translate(5), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "x".upper(1), lambda: "x".isalpha(1), lambda: "x".center(10**30), lambda: str.maketrans(1, "a"), lambda: "a" * 10**30, lambda: "a" * "b", lambda: text["b"], lambda: text[5], lambda: "a" - "b", lambda: "a" < 1, lambda: "abc".encode("nope"), lambda: "é".encode("ascii"), lambda: "\ud800".encode(), lambda: "é".encode("ascii", "nope"), lambda: str(b"a", "nope"), lambda: str(5, "utf8"), lambda: str("a", "utf8"), lambda: str(b"\xff", "utf8"), lambda: str(1, 2, 3, 4), lambda: str(x=1),
):
    attempt(run)
print("é€😀"[::-1], "a€"[1], "日本語"[1:], "é" * 3, "é" < "z", "a" < "B", "€" > "é", "abc" < "abd", "Z" < "a", len("😀"), "ab" + "€", str(b"ab", "ascii"), str(object=5), "\x7f\x80\xa0\xad\u0378\u2028\ue000😀\U000e0001".__repr__(), repr("'"), repr('"\''), repr("\\\t\r\n"))
