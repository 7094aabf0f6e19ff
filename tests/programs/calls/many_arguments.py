# Calls with many arguments, by position, by keyword and unpacked, and functions with many locals.
def collect(*args, **kwargs):
    return len(args), sum(args), len(kwargs), sum(kwargs.values())


def wide(a, b, c, d, e, f, g, h, i, j, *, k, l, m, n, o, p):
    x = a + b + c
    y = d * e
    z = f - g
    return x, y, z, h, i, j, k, l, m, n, o, p


print(collect(*range(1000)), collect(**{f"k{i}": i for i in range(300)}), collect(*range(10), *range(20), **{"a": 1}, **{"b": 2}, c=3))
print(wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, p=16, o=15, n=14, m=13, l=12, k=11))
print(wide(*range(10), **dict(zip("klmnop", range(6)))))
print(max(*range(50)), [].__class__(range(3)), print(*range(20), sep=""))
