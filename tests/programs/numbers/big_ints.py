# Ints beyond 64 bits: arithmetic, bits, text, comparison, and the way back to small.
a, b = 2 ** 100, 3 ** 70
print(a, b, a + b, a - b, b - a, -a)
print(a * b, b // a, b % a, -b // a, -b % a, b // -a, b % -a, divmod(b, a), a ** 3)
print(a >> 90, a << 5, a & b, a | b, a ^ b, ~a, -a >> 3, -b & (2 ** 64 - 1), -a | 5, -a ^ b)
print(a > b, a < b, a == 2 ** 100, a != b, -a < a, a == float(a), a > 1.5, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1)
print(a - a, (a + 1) - a, a * 0, a // a, a - (a - 7), (2 ** 64) // (2 ** 32), 2 ** 62 + 2 ** 62, 2 ** 31 * 2 ** 31, 2 ** 63 - 2 ** 63 + 1)
print(hex(a), oct(2 ** 70), bin(2 ** 65 + 1), int("123456789012345678901234567890"), int("-ff" * 1, 16), int("f" * 20, 16), str(10 ** 40))
print(a.bit_length(), (-a).bit_length(), int(1e20), int(-1e25), float(3 ** 50), 2 ** 100 / 2 ** 99, 10 ** 25 / 10 ** 24, round(10 ** 20 + 5, -1))
print(pow(3, 1000, 10 ** 20), pow(2 ** 70, 3, 2 ** 61 - 1), sum([2 ** 62] * 4))
n = 1
for i in range(1, 41):
    n *= i
print(n)
for i in range(40, 0, -1):
    n //= i
print(n)
