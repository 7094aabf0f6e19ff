# re: flags and what characters are: case, words, digits and spaces, of ASCII, of Unicode, of bytes.
import re


def show(pattern, text, flags=0):
    print(ascii(pattern), ascii(re.findall(pattern, text, flags)))


text = "aZ_9 \u00e9\u00c9\u0660\u0661\u2003\x1c\u00df\u1e9e\u0130i\u0131I\u017fsSK\u212a\u00b5\u03bc\u03c2\u03c3\u03a3"
show(r"\w", text)
show(r"\W", text)
show(r"\d", text)
show(r"\s", text)
show(r"\w", text, re.A)
show(r"\d", text, re.A)
show(r"\s", text, re.A)
for c in "sSik\u00e9\u00c9\u03c3\u00b5\u1e9e\u00df\u0131\u0130\u212a":
    show(c, text, re.I)
    show("[" + c + "]", text, re.I)
    show("[^" + c + "]", text, re.I | re.A)
show("[a-z]", text, re.I)
show("[\u0400-\u045f]", "\u0401\u0451\u0416\u0436xX", re.I)
show("[\u00e0-\u00fe\u4e00-\u4eff\U0001f600-\U0001f64f]", "\u00c9\u4e2d\U0001f601\U0001f650a", re.I)
show("\U00010400", "\U00010400\U00010428", re.I)
show("[^\U00010400]", "\U00010400\U00010428", re.I)
show(r"(?i:a)b|(?-i:C)", "Ab AB aB c C", re.I)
show(r"(?i:a)b", "Ab AB aB ab")
show(r"(?a:\w)\w", "a\u00e9\u00e9a")
show(rb"\w", b"aZ_9 \xe9\xc9\xff", re.L)
show(rb"\xe9", b"\xe9\xc9", re.I)
show(rb"[a-\xff]", b"aZ\xe9\xc9", re.I)
show(rb"(?i)k\w", b"Ka kb \xe2\x84\xaa")
show(rb"(a)\1", b"aA aa", re.I | re.L)
show("[\\w\u00e9-\u00ff.,-]+", "a\u00e9-b, c\u00ff;")
show(" a b # comment\n [ ] c", "ab c ab c", re.X)
show(r"[\]\-^\\]", r"a]-^\b")
show("[\x00-\U0010ffff]", "a\x00\U0010ffff")
show(".", "a\n\r\u2028b")
show("[" + "".join(chr(0x4e00 + 3 * n) for n in range(300)) + "]", "\u4e00\u4e01\u4e03\u5000\u5181\u5184")
