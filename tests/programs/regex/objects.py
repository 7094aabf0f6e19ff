# re: pattern and match objects: attributes, representations, comparison, copies.
import copy
import re

p = re.compile(r"(?P<word>\w+)\s(\d+)?(x)?", re.I | re.X)
print(p, p.flags, p.groups, dict(p.groupindex), p.pattern)
print(re.compile(b"a", re.L), re.compile("b", re.A | re.M), re.compile("c"), re.compile("d", re.DOTALL))
print(re.compile("x" * 300))
m = p.search("  hello 42", 1, 10)
print(m, m.re is p, m.string, m.pos, m.endpos)
print(m.lastindex, m.lastgroup, m.regs)
print(m.group(), m.group(1), m.group("word", 2, 3), m["word"], m[2], m[3])
print(m.groups(), m.groups("none"), m.groupdict(), m.groupdict(7))
print(m.start(), m.end("word"), m.span(2), m.span(3), m.start(3))
print(m.expand(r"\2-\g<word>-\3."), bool(m))
print(re.match("a", "a" * 100 + "b").re, re.match("a*", "a" * 100))
print(copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m, copy.deepcopy(m) is m)
q = re.compile(r"(?P<word>\w+)\s(\d+)?(x)?", re.I | re.X)
print(p == q, hash(p) == hash(q), p != re.compile("a"), re.compile("a") == re.compile(b"a"), p == 1)
print(type(p), type(m), type(p)[str], type(m)[bytes])
print(type(p).__name__, type(p).__module__, type(p.scanner("")), type(p.finditer("")))


class Text(str):
    pass


s = Text("abc")
m = re.match(".*", s)
print(type(m.string).__name__, type(m[0]).__name__, type(re.sub("x", "y", s)).__name__, re.sub("b", Text("z"), s))
