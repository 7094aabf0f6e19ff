# eval and exec: name spaces, results, what they refuse.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


x = 1
print(eval("x + 1"), eval(" 2"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), exec("z = x + 1"), z)
space = {}
exec("def f(n):\n    return n * k\nk = 3\nresult = f(4)", space)
print(space["result"], "__builtins__" in space, sorted(k for k in space if k != "__builtins__"))
code = compile("a + b", "<text>", "eval")
print(eval(code, {"a": 1, "b": 2}), code.co_filename, code.co_names, code.co_name)


def local():
    v = 10
    exec("v = 20; w = 1")
    return v, eval("v"), [eval("v", {"v": 3})]


print(local())
for run in (lambda: eval("1 +"), lambda: exec("1 +"), lambda: eval(5), lambda: exec(None), lambda: eval("x", 5), lambda: eval("x", {}, 5), lambda: exec("x", {}, 5), lambda: compile("1", "f", "bad"), lambda: compile(5, "f", "exec"), lambda: eval("undefined"), lambda: eval("a\0b"), lambda: exec("return 1"), lambda: exec("yield"), lambda: compile("x", "f"), lambda: eval(compile("x = 1", "f", "exec"))):
    attempt(run)


class Map(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(eval("foo + bar", {}, Map()), eval("len", {"__builtins__": {"len": 5}}))
attempt(lambda: eval("len", {"__builtins__": {}}))
