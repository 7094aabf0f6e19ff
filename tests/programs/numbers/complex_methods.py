# complex: the constructor in all its forms, methods by name, and what they refuse.
def show(f, *args):
    try:
        print(repr(f(*args)), end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


class C:
    def __complex__(self):
        return 1 + 2j


class F:
    def __float__(self):
        return 2.5


class Bad:
    def __complex__(self):
        return 5


for text in ["1+2j", " ( 1+2j ) ", "j", "-j", "1e5j", "nan+infj", "-infinityj", "1_0+2_0j", "1__0", "1+2j)", "1 + 2j",
             "٣+٤j", "1e400", "", "(1", "1+2", "1j+2", "5.", "1+2jj"]:
    show(complex, text)
print()
for args in [(), (1, 2), (1j, 2j), (1 + 2j, 3 - 4j), ("1", 2), (1, "2"), (None,), (1, None), (C(),), (F(), F()), (Bad(),),
             (1, C()), (C(), 1), (-0.0, -0.0), (1, 2, 3)]:
    show(complex, *args)
print()
z = 3 - 4j
show(abs, z)
show(z.__add__, 1.5)
show(z.__add__, "a")
show(z.__radd__, 1)
show(z.__rsub__, 1)
show(z.__mul__, 2)
show(z.__rtruediv__, 5)
show(z.__pow__, 2)
show(z.__pow__, 2, 3)
show(z.__rpow__, 2)
show(z.__eq__, 3)
show(z.__eq__, "3")
show(z.__lt__, 3)
show(z.__bool__)
show(z.__neg__)
show(z.__pos__)
show(z.__complex__)
show(z.__getnewargs__)
show(z.__hash__)
show(z.conjugate)
show(z.__format__, ".2f")
show(lambda: z < 1)
show(lambda: z // 1)
show(divmod, z, 1)
show(pow, z, 2, 3)
show(int, z)
print()
for spec in [".3f", "+e", ">20", "010", "=20", "g", "#g", ",.2f", "d", "%", "<12.1f", "^+20"]:
    show(format, 1234.5 - 0.25j, spec)
print()
for a in [0j, 1 + 2j, -2, complex("inf"), 1e308 + 1e308j]:
    for b in [0, -1, 3, 0.5, 0j, 150]:
        show(lambda: complex(a) ** b)
        show(lambda: a / b)
print()


class Sub(complex):
    pass


s = Sub(1, 2)
print(type(+s), type(s.conjugate()), s == 1 + 2j, hash(s) == hash(1 + 2j), s, type(Sub("1")), Sub("1+1j").imag)
