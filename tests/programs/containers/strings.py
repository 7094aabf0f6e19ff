# Strings: indexing, slicing, searching, tests, escapes, repr.
s = "hello world"
print(s[0], s[-1], s[2:5], s[::-1], s[::2], len(s), "wor" in s, "z" not in s, s + "!", s * 2, "ab" * 0, s[100:], s[-100:3])
print(s.upper(), s.capitalize(), s.title(), "MiX".swapcase(), "ABC".lower(), "Straße".casefold(), s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.index("w"), s.count("l"), "aaa".count("aa"))
print(s.startswith("hell"), s.endswith("ld"), s.startswith(("x", "h")), s.startswith("wor", 6), s.endswith(("x", "y")))
print("abc".isalpha(), "a1".isalnum(), "12".isdigit(), " \t".isspace(), "Ab".isupper(), "AB".isupper(), "ab".islower(), "A b".istitle(), "x_1".isidentifier(), "".isalpha(), "1.5".isdecimal())
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t nl\n cr\r nul\0 bs\\ del\x7f é 古 \u200b"), str("x"), "\x41\u0042\N{LATIN CAPITAL LETTER C}\103")
print("a" "b" 'c', r"raw\n", """three
lines""", "con\
tinued", len("古明地覺"), "古明地覺"[1], "古明地覺"[::-1], ord("é"), "é" == "\u00e9", "é" < "f")
print("abc" < "abd", "a" < "B", "" < "a", max("hello"), min("hello"), sorted("bca"), list("abc"), tuple("ab"), "".join(reversed("abc")))
