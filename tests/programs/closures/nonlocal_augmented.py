# Every augmented assignment works on a free variable.
def make(x):
    def go(y):
        nonlocal x
        x += y
        yield x
        x -= 1
        yield x
        x *= 3
        yield x
        x //= 2
        yield x
        x **= 2
        yield x
        x %= 1000
        yield x
        x <<= 3
        yield x
        x >>= 1
        yield x
        x |= 1
        yield x
        x ^= 6
        yield x
        x &= 0xFF
        yield x
        x /= 4
        yield x
    return go


print(list(make(5)(4)))
