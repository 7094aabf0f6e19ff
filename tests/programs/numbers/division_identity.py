# a == (a // b) * b + a % b for every pair of signs and sizes.
import operator

values = (7, -7, 2, -2, 1, -1, 2**70, -(2**70), 10**20 + 3)
ok = True
for a in values:
    for b in values:
        q, r = divmod(a, b)
        ok = ok and q == a // b and r == a % b and q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
print(ok, [a // 3 for a in values], [a % 3 for a in values], [a % -3 for a in values])
floats = (7.5, -7.5, 2.0, -0.5)
print([(divmod(a, b)) for a in floats for b in floats[:2]], [a // 2 for a in floats], operator.floordiv(7, -2), 7 / 2, -7 / 2, 6 / 3, 2**70 / 2**69)
