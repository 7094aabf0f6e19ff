# re: long texts, deep and long repetitions, many groups: no stack of the host, no copies.
import re

n = 100000
text = "ab" * n
print(re.match("(?:ab)*", text).end(), re.match("(?:a|b)*", text).end(), re.match("(ab)*?$", text).end())
print(len(re.findall("a", text)), len(re.split("b", text)), len(re.sub("a", "cc", text)))
print(re.match("(?:(?:a|b)|c)*x", text[:20000]), re.search("x", text), re.search("bb", text))
print(sum(m.start() for m in re.finditer("ba", text)))
count = 0


def number(m):
    global count
    count += 1
    return str(count % 10)


print(re.sub("b", number, text)[-20:], count)
print(re.sub("(a)(b)", r"\2\1", text)[:10], re.subn("", "-", text[:1000])[1])
print(re.match("(" * 90 + "a" + ")" * 90, "a").regs[-1])
print(re.search("(?=a)*(?!x)(?:a*)*b", "a" * 500 + "b").span())
print(re.match("(a*)*$", "a" * 16 + "b"), re.match("(?:a?){18}a{18}", "a" * 18).end())
print(re.search("aaaaaaaab", "a" * 5000), re.search("(?:aaab){3}", "aaab" * 2 + "aaaab" * 2 + "aaab" * 3).start())
wide = "\u4e2d" * 50000 + "\U0001f600"
print(re.search("\U0001f600", wide).start(), re.search("\u4e2d$", wide), re.fullmatch("\u4e2d*.", wide).end())
print(len(re.findall(".\n?", "a\n" * 3000)), re.search(b"\xff\x00", bytes(range(256)) * 20 + b"\xff\x00a"))
p = re.compile("|".join(f"(?P<n{i}>word{i})" for i in range(200)))
print(p.match("word199").lastgroup, p.match("word7x").lastindex, p.groups)
