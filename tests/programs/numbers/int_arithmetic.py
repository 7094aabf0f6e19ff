# Int arithmetic: every operator, the signs of // and %, precedence.
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3)):
    print(a, b, a + b, a - b, a * b, a // b, a % b, a / b, divmod(a, b))
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 0 ** 0, pow(3, 4, 5), pow(3, -1, 7), pow(2, 0.5) == 2 ** 0.5)
print(6 & 3, 6 | 3, 6 ^ 3, ~6, ~-1, 1 << 10, -1 << 3, 1024 >> 3, -1 >> 5, -9 >> 1, -5 & 0xFF, -5 | 2, -5 ^ 3)
print(1 + 2 * 3 - 4 // 2 ** 2 % 3, (1 + 2) * 3, 2 ** 3 ** 2, -3 % 5, not 1 + 1, 1 < 2 == True)
print(abs(-5), -(-5), +5, +True, -True, True + True, True * 3, 5 .bit_length(), (255).bit_count(), (-8).bit_length())
x = 5
x += 3; x -= 1; x *= 4; x //= 3; x **= 2; x %= 50; x <<= 2; x >>= 1; x |= 64; x &= 0x7F; x ^= 1
print(x)
