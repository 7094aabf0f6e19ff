# binascii: hexadecimal, Base64, quoted-printable, uuencode, checksums, there and back, and what is refused.
import binascii
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(range(0, 256, 5))
print(binascii.hexlify(data), binascii.b2a_hex(b'abc', '-', 2), binascii.unhexlify(binascii.hexlify(data)) == data, binascii.a2b_hex('4a4B'))
print(binascii.b2a_base64(data), binascii.b2a_base64(b'abcd', newline=False), binascii.a2b_base64(binascii.b2a_base64(data)) == data, binascii.b2a_base64(b''))
print(binascii.crc32(b'abc'), binascii.crc32(b'abc', 5), binascii.crc32(data, -1), binascii.crc_hqx(b'abc', 0), binascii.crc_hqx(data, 1))
print(binascii.b2a_uu(b'abc'), binascii.b2a_uu(b''), binascii.b2a_uu(b'abcd', backtick=True), binascii.a2b_uu(b'#86)C\n'), binascii.a2b_uu(binascii.b2a_uu(data[:45])) == data[:45])
for x in (b'YWJj', b'YWI=', b'YQ==', b'YQ', b'Y', b'YW\nJj', b'YWJj!!', b'=', b'YQ=', b'YQ==YQ==', b'=YQ=', b'YW=Jj', 'YWJj', '\xe9', b'Y=Q=', b'', b'AAAAA', b'====', b'ab==='):
    t(lambda: binascii.a2b_base64(x))
    t(lambda: binascii.a2b_base64(x, strict_mode=True))
for x in (b'=41=', b'a=\nb', b'a_b', b'=4', b'=GG', b'a= \nb', b'=3d', b'==41', b'a=\r\nb'):
    print(binascii.a2b_qp(x), binascii.a2b_qp(x, header=True))
for x in (b'a=b\xff', b'a \n', b'a' * 80, b'.\n', b'a\tb \t\n', b'a_b c', b'a\r\nb', b'x' * 75 + b'=', b'\t', b'a.\n.b', b' '):
    print(binascii.b2a_qp(x), binascii.b2a_qp(x, True, False, True), binascii.b2a_qp(x, quotetabs=True))
for f in (lambda: binascii.unhexlify('616'), lambda: binascii.unhexlify(b'6g'), lambda: binascii.unhexlify('\xe9'), lambda: binascii.unhexlify(5), lambda: binascii.hexlify('a'), lambda: binascii.b2a_base64('a'),
          lambda: binascii.b2a_uu(b'x' * 46), lambda: binascii.a2b_uu(b'!!!!!'), lambda: binascii.a2b_uu(b'#86)C~'), lambda: binascii.crc_hqx(b'a'), lambda: binascii.crc32('a')):
    t(f)
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
