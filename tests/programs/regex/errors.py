# re: the errors of its objects, word for word.
import _sre
import re


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


p = re.compile("(a)(?P<n>b)?")
m = p.match("a")
show(p.match)
show(p.match, "a", b=1)
show(p.match, 1)
show(p.match, b"a")
show(re.compile(b"a").search, "a")
show(p.match, "a", "b")
show(p.match, "a", 2**70)
show(p.sub, 1, 2, 3, 4)
show(p.sub, "b", b"a")
show(p.sub, b"b", "a")
show(p.sub, lambda m: 1, "a")
show(p.split, None)
show(type(p))
show(type, "X", (type(p),), {})
show(type, "X", (type(m),), {})
show(getattr, p, "nothing")
show(setattr, p, "pattern", 1)
show(setattr, m, "x", 1)
show(lambda: p < p)
for key in (5, -1, "x", "n", 1.5, 2**70, None, True):
    show(m.group, key)
show(m.group, 1, 7)
show(m.span, "q")
show(m.start, 1, 2)
show(m.groups, 1, 2)
show(m.expand, r"\3")
show(m.expand, r"\g<q>")
show(m.__getitem__, [])
show(p.scanner("a").match, 1)
show(p.__copy__, 1)
show(_sre.compile, 1)
show(_sre.compile, "a", 0, (), 0, {}, ())
show(_sre.compile, "a", 0, [1, 2, -1], 0, {}, ())
show(_sre.compile, "a", 0, [16, 2**33], 0, {}, ())
show(_sre.compile, "a", 0, [16, 2**70], 0, {}, ())
show(_sre.ascii_tolower, "a")
for bad in ("(", "a)", "*", "[a", "(?P<1>a)", "a{3,2}", "(?P=x)", r"\8", "(?<=a*)b", "(?z)", "a**"):
    show(re.compile, bad)
