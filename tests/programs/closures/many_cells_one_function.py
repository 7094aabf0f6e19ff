# Writes and reads through forty cells of one call.
def outer():
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 0
    b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = 1
    c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 = range(10)
    d0, d1, d2, d3, d4, d5, d6, d7, d8, d9 = "abcdefghij"

    def inner():
        nonlocal a0, a9, b0, b9, c0, c9, d0, d9
        a0, b0, c0, d0 = 10, 20, 30, "x"
        a9 += 1
        b9 += a9
        c9 += b9
        d9 += d0
        return (
            a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9,
            b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9,
            c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9,
            d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9,
        )

    return inner(), inner(), (a0, a1, a9, b0, b9, c0, c9, d0, d9), inner.__code__.co_freevars[:3]


print(outer())
