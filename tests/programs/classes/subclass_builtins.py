# Subclasses of built-in types keep their behaviour and add to it.
class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def top(self):
        return self[-1]


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


class Shout(str):
    def __str__(self):
        return self.upper() + "!"


s = Stack([1]).push(2).push(3)
print(s, s.top(), len(s), isinstance(s, list), s == [1, 2, 3], type(s[:1]).__name__)
d = Default(a=1)
print(d["a"], d["bb"], d, d.get("zz"), "cc" in d)
print(str(Shout("hey")), Shout("hey") + "?", len(Shout("hey")), Shout("a") == "a")


class MyError(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise MyError(7)
except ValueError as e:
    print(type(e).__name__, e, e.code, e.args)
