# str.format: fields, attributes, items, conversions, nesting, automatic numbers, errors.
class A:
    x = [1, {"k": "deep"}]

    def __format__(self, spec):
        return f"A<{spec}>"

    def __str__(self):
        return "str A"

    def __repr__(self):
        return "repr A"


a = A()
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0.x[1][k]}".format(a), "{a.x[0]}".format(a=a), "{0[key]} {0[1]}".format({"key": "v", 1: "one"}), "{[0]} {.x}".format([5], a), "{{}} {{{0}}}".format(7))
print("{0!s} {0!r} {0!a:>10} {0} {0:spec} {0!s:>7}".format(a), "{!r:>5}".format("é"), "{!a}".format("é"), "{:>{w}.{p}f}".format(3.14159, w=8, p=2), "{:{}{}}".format("x", ">", 3), "{:{0}}".format(5) if False else "")
print("{0[a b]} {0[]!r}".format({"a b": 1, "": 2}) if False else "{0[a b]}".format({"a b": 1}), "{a[-1]}".format(a={"-1": "text key"}), "{0[9999999999999999999999]}".format({}) if False else "", "{:}".format(1), "{0:}|{0:5}|".format("s"))


def attempt(text, *args, **kw):
    try:
        print(repr(text.format(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error)


attempt("{")
attempt("}")
attempt("{0")
attempt("{0}}")
attempt("{!}", 1)
attempt("{!x}", 1)
attempt("{!rx}", 1)
attempt("{0!}", 1)
attempt("{} {0}", 1, 2)
attempt("{0} {}", 1, 2)
attempt("{}")
attempt("{1}", 5)
attempt("{a}")
attempt("{a}", a=1)
attempt("{0.y}", a)
attempt("{0[z]}", {})
attempt("{0[5]}", [1])
attempt("{0[x]}", [1])
attempt("{0[-1]}", [1])
attempt("{0[}", [1])
attempt("{0.}", a)
attempt("{0[]}", [1])
attempt("{0[0]x}", [1])
attempt("{:{:{}}}", 1, 2, 3)
attempt("{:d}", "a")
attempt("{0:{1}}", 5, "q")
attempt("{0.__class__.__name__}", 5)
attempt("{ 0}", 1)
attempt("{0 }", 1)
attempt("{a b}", **{"a b": 3})
attempt("{99999999999999999999}", 1)
attempt("{:{}}", 1, a)


class D(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{x} {y.real}".format_map(D(y=3)), "{0}".format_map(D()) if False else "")
for wrong in (lambda: "{}".format_map([1]), lambda: "{x}".format_map({}), lambda: "{x}".format_map(5), lambda: "{x}".format_map()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
