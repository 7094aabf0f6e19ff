# Marks of the order of bytes, decoded step by step.
import codecs

for data in (b"\xff", b"\xff\xfe", b"\xff\xfea\0", b"\xfe\xff\0a", b"a\0"):
    print(data, codecs.utf_16_ex_decode(data, "strict", 0, False), codecs.utf_16_ex_decode(data[:2] * 2, "strict", 1, False))
for data in (b"\xff\xfe", b"\xff\xfe\0\0", b"\xff\xfe\0\0a", b"a\0\0\0"):
    print(data, codecs.utf_32_ex_decode(data, "strict", 0, False))
