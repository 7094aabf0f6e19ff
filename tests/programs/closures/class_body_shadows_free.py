# A class body that assigns a name shadows the free variable in the body, but not in its methods.
def outer():
    x = "free"

    class C:
        before = "no x yet"
        x = x + " copied"
        after = x

        def method(self):
            return x

    return C.x, C.after, C().method()


x = "global"
try:
    print(outer())
except NameError as e:
    print(type(e).__name__, e)


def reader():
    x = "free"

    class D:
        seen = x

        def method(self):
            return x, self.seen

    x = "changed"
    return D().method()


print(reader())
