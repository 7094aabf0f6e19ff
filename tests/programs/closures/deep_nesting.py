# Twelve levels, the innermost reads all and writes the outermost.
def l0(a):
    def l1(b):
        def l2(c):
            def l3(d):
                def l4(e):
                    def l5(f):
                        def l6(g):
                            def l7(h):
                                def l8(i):
                                    def l9(j):
                                        def l10(k):
                                            def l11(l):
                                                nonlocal a
                                                a += 1
                                                return a, b, c, d, e, f, g, h, i, j, k, l
                                            return l11
                                        return l10
                                    return l9
                                return l8
                            return l7
                        return l6
                    return l5
                return l4
            return l3
        return l2
    return l1


f = l0
for n in range(11):
    f = f(n)
print(f(11), f(12))
print(f.__code__.co_freevars, f.__qualname__.count("<locals>"))
