# chr, ord, hex, oct, bin, ascii, repr, and format as a function.
print(chr(97), chr(0x20AC), ord("a"), ord("€"), [chr(n) for n in range(65, 70)], [ord(c) for c in "AZ"], chr(ord("a") + 1), repr(chr(0)), repr(chr(160)), ascii("é€"))
print(hex(255), hex(0), hex(-16), hex(2 ** 70), oct(64), oct(-8), bin(5), bin(-5), bin(0), bin(2 ** 40), hex(True))
print(repr(1), repr("s"), repr(None), repr([1, "a"]), repr({"k": 1.5}), repr((1,)), repr({1}), repr(range(3)), repr(...), repr(True), repr("\n"), repr(set()), repr(int), repr(slice(1, 2)))
print(format(3.14159, ".2f"), format(255, "x"), format("s", ">4"), format(1), format(None), format([1]), format(True), format(10 ** 6, ","))
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(5), lambda: hex("a"), lambda: bin(1.5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
