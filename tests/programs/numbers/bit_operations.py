# Bits of ints of every size and sign.
values = (0, 1, -1, 5, -6, 255, -256, 2**31, -(2**31), 2**64 - 1, -(2**64), 2**100 + 7)
for a in values:
    print(a, ~a, a << 3, a >> 3, a.bit_length(), a.bit_count(), a & 0xFF, a | 1, a ^ -1, -a)
for a in values[3:7]:
    print([a & b for b in values], [a | b for b in values][:5], [a ^ b for b in values][-3:])
print(1 << 64 >> 64, -1 >> 1000, -1 << 70, True & False, True | 2, True ^ True, type(True & True).__name__, type(True & 1).__name__)
