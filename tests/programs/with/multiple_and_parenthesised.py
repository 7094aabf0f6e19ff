# Several managers in one statement: a failing one ends those before it.
class M:
    def __init__(self, name, fail=""):
        self.name, self.fail = name, fail
        if fail == "init":
            raise ValueError("init " + name)

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter " + self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, repr(value))
        if self.fail == "exit":
            raise KeyError("exit " + self.name)
        return self.fail == "swallow"


for fails in (("", "init"), ("", "enter"), ("swallow", "enter"), ("", "exit"), ("exit", "exit"), ("swallow", "exit")):
    try:
        with (M("a", fails[0]) as a, M("b", fails[1])):
            print("body", a.name)
        print("after")
    except (ValueError, KeyError) as error:
        print("out", repr(error), repr(error.__context__))
