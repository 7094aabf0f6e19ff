# Number literals of every form.
print(0, 00, 1_000, 0xFF, 0Xff_ff, 0o17, 0b1010, 0B1_0, 1e3, 1E-3, 1_0.5e+1_0, .5, 5., 0.0, 1j, 1.5J, 0e0, 10**20, 0xFFFFFFFFFFFFFFFFFFFF)
print(-0, -0.0, +5, --5, ~0, -1 ** 2, (-1) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** 2, 5 // -2, -5 // 2, 5 % -3, 1_1 - 1_0, True + True, 1 if 0.0 else 2)
for text in ("1__0", "0777", "0x", "1e", "1_", "_1", "0b2", "0o8", "1.e", "00_1", "1jj", "0xg"):
    try:
        print(text, int(text, 0))
    except ValueError as error:
        print(error)
