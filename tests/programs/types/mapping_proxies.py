# The __dict__ of a class is a live view that can't be written through; so is a proxy of any mapping.
class A:
    x = 1


proxy_type = type(A.__dict__)
view = A.__dict__
A.y = 2
print(proxy_type, view["y"], view.get("z", 7), "x" in view, "z" in view)
try:
    view["q"] = 1
except TypeError as error:
    print(error)
try:
    del view["x"]
except TypeError as error:
    print(error)

data = {"b": 1, "a": 2}
proxy = proxy_type(data)
data["c"] = 3
print(proxy, len(proxy), list(proxy), list(reversed(proxy)), proxy == data, proxy != {"b": 1})
print(proxy.keys(), proxy.values(), proxy.items(), proxy.copy() is data, proxy | {"d": 4}, {"e": 5} | proxy)
print(str(proxy), proxy_type(proxy_type({})), proxy_type[int])
for act in (lambda: proxy_type([1]), lambda: proxy_type(3), lambda: proxy_type(), lambda: proxy["zz"], lambda: proxy < 3):
    try:
        print(act())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
try:
    proxy |= {}
except TypeError as error:
    print(error)


class Counts(dict):
    def __missing__(self, key):
        return key * 2

    def __getitem__(self, key):
        return ("got", dict.get(self, key))


print(proxy_type(Counts(a=1))["a"], type(int.__dict__) is proxy_type, "__add__" in int.__dict__)
