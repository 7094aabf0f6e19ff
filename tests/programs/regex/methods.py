# re: what patterns do: match, fullmatch, search, findall, finditer, split, sub, subn, scanner.
import re

p = re.compile("a(b)?")
print(p.match("abab"), p.match("xab"), p.match("xab", 1), p.match("xab", 1, 2))
print(p.fullmatch("ab"), p.fullmatch("abx"), p.fullmatch("abx", 0, 2), p.search("xxab"), p.search("xx"))
print(p.findall("abaab"), re.findall("[ab]", "cabbage"), re.findall("(a)(b)?", "abac"), re.findall("", "ab"))
print([m.span() for m in re.finditer("a*", "baac")], [m[0] for m in re.finditer("b|", "abb")])
print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split("x*", "axbc"), re.split("(x)|(-)", "1x2-3"))
print(re.split(",", "a,b,c", maxsplit=1), re.split(",", "a,b,c", maxsplit=-1), re.split(",", ""))
print(re.sub("b", "<\\g<0>>", "abcb"), re.sub("(a)(b)?", r"[\1\2]", "abac"), re.sub("x*", "-", "abxd"))
print(re.sub("b", lambda m: m[0].upper() * 2, "abcb"), re.sub("a", lambda m: None, "banana"))
print(re.sub("a", r"\n\\", "bab"), re.sub("a", "b", "aaaa", count=2), re.subn("a", "b", "aaaa", 3), re.subn("q", "", "x"))
print(re.sub("(?P<n>.)", r"\g<n>\g<1>", "ab"), re.sub(b"a", b"x", bytearray(b"banana")))
print(p.sub("z", "ab", count=0), p.subn(repl="z", string="abxab", count=1))
s = re.compile(r"\w").scanner("ab c")
print(s.match(), s.match(), s.match(), s.match(), s.search())
s = re.compile(r"\w").scanner("ab c", 1, 4)
print(s.search(), s.search(), s.search(), s.pattern)
print(re.escape("a.b*[c] d"), re.escape(b"x-y"))
lexicon = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"\w+", lambda s, t: t), (r"\s+", None)])
print(lexicon.scan("ab 12 c3 ?"))


def nested(m):
    return re.sub("[aeiou]", lambda n: n[0].upper(), m[0])


print(re.sub(r"\w+", nested, "some words here"))


def failing(m):
    if m.start() > 2:
        raise ValueError(m.group())
    return "*"


try:
    re.sub(".", failing, "abcdef")
except ValueError as e:
    print("ValueError", e)
