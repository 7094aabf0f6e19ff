# One cell per variable per call: shared by all functions of the call, never between calls.
def make(a):
    b = a

    def f():
        return a, b

    def g():
        return b

    def h():
        def deep():
            return a
        return deep

    return f, g, h


f, g, h = make([])
f2, g2, h2 = make([])
fa, fb = f.__closure__
print(fb is g.__closure__[0], fa is h.__closure__[0], fa is h().__closure__[0], fa is fb)
print(fa is f2.__closure__[0], h() is h(), h().__code__ is h2().__code__)
print(fa.cell_contents is fb.cell_contents, fa == fb)
