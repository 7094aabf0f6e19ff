# bytes and bytearray: every method group, with what it refuses.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


b = b"abracadabra"
for kind in (bytes, bytearray):
    s = kind(b)
    print(s.find(b"a", 1), s.find(97, 1), s.rfind(b"z"), s.index(b"c"), s.count(b"a"), s.count(97), s.replace(b"a", b"AA", 2), s.startswith((b"x", b"ab")), s.endswith(b"bra"), s.split(b"a"), s.rsplit(b"a", 1), s.partition(b"c"), s.rpartition(b"z"))
    print(kind(b" x ").strip(), kind(b"xax").strip(b"x"), kind(b"a\nb\r\nc\x0bd").splitlines(), kind(b",").join([b"a", bytearray(b"b")]), s.upper(), kind(b"aB").swapcase(), kind(b"hello world").title(), kind(b"hello").capitalize(), kind(b"x").center(3, b"*"), kind(b"-4").zfill(4), kind(b"a\tb").expandtabs(4))
    print(kind(b"a1").isalnum(), kind(b"a").isalpha(), kind(b"\xe9").isalpha(), kind(b"1").isdigit(), kind(b" ").isspace(), kind(b"A").isupper(), kind(b"Ab").istitle(), kind(b"\x80").isascii(), kind(b"abc").translate(None, b"b"), kind(b"abc").translate(bytes.maketrans(b"a", b"x")), kind(b"\x01\xff").hex(), kind(b"abcd").hex("-", 2), kind.fromhex("01 fF"), kind(b"ab").removeprefix(b"a"), s.decode())
    print(kind(3), kind([1, 2]), kind("é", "utf8"), kind(range(3)), kind(memoryview(b"mv")), kind(), kind(b"x") + b"y", kind(b"ab") * 2, kind(b"abc")[1], kind(b"abc")[::-1], 97 in s, b"cad" in s, kind(b"a") < b"b", kind(b"a") == bytearray(b"a"), list(kind(b"ab")), kind(b"'\"\\\n\x00\xff"))
    for run in (
        lambda: kind(-1), lambda: kind("a"), lambda: kind([256]), lambda: kind(["a"]), lambda: kind(1.5), lambda: kind(None), lambda: kind(5, "utf8"), lambda: kind("a", "nope"), lambda: s.find("a"), lambda: s.find(256), lambda: s.index(b"z"), lambda: s.split(b""), lambda: s.replace(b"a", "b"), lambda: s.join(["a"]), lambda: kind(b",").join([1]), lambda: s + "a", lambda: s * 1.5, lambda: s["a"], lambda: s[50], lambda: "a" in s, lambda: 256 in s, lambda: s.startswith("a"), lambda: s.strip("a"), lambda: s.center(5, b"ab"), lambda: s.translate(b"x"), lambda: kind.fromhex("0"), lambda: kind.fromhex("zz"), lambda: kind.fromhex(b"00"), lambda: kind(b"\xff").decode(), lambda: s < "a", lambda: s.hex(1), lambda: s.hex("ab"), lambda: kind(b"%d") % "a", lambda: kind(b"%s") % 5, lambda: kind(b"a").zfill("x"), lambda: kind(10**30), lambda: kind(b"a", "b", "c", "d"),
    ):
        attempt(run)
print(hash(b"a") == hash("a"), b"a" == "a", {b"k": 1}[b"k"], bytes(bytearray(b"q")), b"".join([]), b"\x00" * 3, b"a" b"b")
