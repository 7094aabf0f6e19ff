# Statements of every kind in class bodies; what stays in the class.
class K:
    total = 0
    for i in range(4):
        if i == 2:
            continue
        total += i
    else:
        done = True
    while total < 10:
        total *= 2
    try:
        1 / 0
    except ZeroDivisionError as error:
        text = str(error)
    with memoryview(b"x") as m:
        size = len(m)
    del m
    import itertools as it
    a, (b, *c) = 1, "xyz"
    global outside
    outside = total
    def f(self): return self.total
    g = f
    lam = staticmethod(lambda: K.total)
    match total:
        case 16: big = "sixteen"
        case n: big = n


print(K.total, K.i, K.done, K.text, K.size, hasattr(K, "m"), K.a, K.b, K.c, outside, K().f(), K().g(), K.lam(), K.big, hasattr(K, "error"), K.it.__name__)
print([k for k in vars(K) if not k.startswith("__")])
