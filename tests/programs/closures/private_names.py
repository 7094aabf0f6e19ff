# Names with two underscores inside a class are mangled, as free variables too.
def outer():
    __secret = "function's"
    _C__secret = "mangled"

    class C:
        def read(self):
            return __secret

        def write(self):
            nonlocal __secret
            __secret = "written"
            self.__own = 1
            return sorted(self.__dict__)

    return C(), lambda: (__secret, _C__secret)


c, read = outer()
print(c.read(), c.write(), read())
print(c.read.__func__.__code__.co_freevars)
