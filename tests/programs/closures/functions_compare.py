# Functions compare by identity, and work as dict keys and set members.
def make(n):
    return lambda: n


a, b = make(1), make(1)
print(a == b, a == a, a is b, a != b)
table = {a: "a", b: "b"}
print(table[a], table[b], len({a, b, a}))
print(a in [b], a in [b, a], [b, a].index(a))
try:
    a < b
except TypeError as e:
    print(type(e).__name__, e)
