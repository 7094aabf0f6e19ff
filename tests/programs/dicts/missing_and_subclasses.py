# Subclasses of dict: overridden methods that built-ins ask, and those that they don't.
class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def __contains__(self, key):
        return super().__contains__(key.upper())


u = Upper(a=1)
u["b"] = 2
u.update(c=3)
u.setdefault("d", 4)
print(u, "B" in u, "b" in u, u["b"], u.get("b"), dict(u), list(u.items()))
try:
    u["a"]
except KeyError as error:
    print(error)


class Keys(dict):
    def keys(self):
        return ["only"]

    def __getitem__(self, key):
        return "made"


print(dict(Keys(a=1)), Keys(a=1))
