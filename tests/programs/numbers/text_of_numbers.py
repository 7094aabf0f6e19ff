# hex, oct, bin, chr, ord, int with a base, and literals.
print(0x1F, 0o17, 0b101, 1_000_000, 0xFFFF_FFFF, 1e3, 1_0.5, .5, 5., 0xdeadBEEF)
print(hex(255), hex(-255), oct(8), bin(10), bin(-10), hex(0), chr(65), chr(0x53E4), ord("a"), ord("古"), ord("\n"))
print(int("ff", 16), int("0xFF", 16), int("z", 36), int("-101", 2), int("0b11", 0), int("0o17", 0), str(-5), repr(1.0), str(10 ** 20))
print((5).numerator, (5).denominator, 5 .real, (2).conjugate())
print(10 .__add__(5), (5).__class__.__name__, int.__name__, int() == 0, float(), str() == "", bool())
