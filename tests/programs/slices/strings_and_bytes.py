# Slices of str and bytes: every sign of step, bounds beyond the ends.
s, b = "abcdefgh", b"abcdefgh"
for cut in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, 2), slice(None, None, -1), slice(6, 1, -2), slice(-100, 100), slice(5, 2), slice(100, None, -3)):
    print(cut, s[cut], b[cut], list(range(8))[cut], tuple(range(8))[cut])
print(s[3:], s[:-2], s[1:-1:3], s[::-3], s[7], s[-8], ""[:5], ""[::-1], "é€😀x"[1:3], "é€😀x"[::-2])
