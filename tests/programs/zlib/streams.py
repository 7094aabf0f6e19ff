# zlib, and what the library makes of it. What is compressed differs in its bytes: only what comes back is printed.
import gzip
import io
import zipfile
import zlib

data = b"".join(bytes([n % 7, n % 251]) for n in range(20000))
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.adler32(b"lo", zlib.adler32(b"hel")))
for level in range(-1, 10):
    for wbits in (15, -15, 31, 9, -9):
        packed = zlib.compress(data, level, wbits)
        assert zlib.decompress(packed, wbits) == data
        if wbits > 0:
            assert zlib.decompress(packed, 47) == data
print(len(zlib.compress(data)) < len(data) // 4)

packer = zlib.compressobj(9)
packed = packer.compress(data[:30000]) + packer.flush(zlib.Z_SYNC_FLUSH) + packer.compress(data[30000:]) + packer.flush()
opener = zlib.decompressobj()
out = []
rest = packed + b"trailing"
while not opener.eof:
    out.append(opener.decompress(rest, 1000))
    rest = opener.unconsumed_tail
print(b"".join(out) == data, opener.eof, opener.unused_data, opener.unconsumed_tail, max(map(len, out)))
opener = zlib.decompressobj(-15)
raw = zlib.compress(data, wbits=-15)
print(b"".join(opener.decompress(raw[n : n + 7]) for n in range(0, len(raw), 7)) + opener.flush() == data)
half = zlib.decompressobj()
print(len(half.decompress(packed[:100])) > 0, half.eof, half.flush())

words = b"the quick brown fox " * 3
packer = zlib.compressobj(zdict=words)
packed = packer.compress(b"the quick brown fox") + packer.flush()
print(zlib.decompressobj(zdict=words).decompress(packed))
for wrong in [
    lambda: zlib.decompress(b"nonsense"),
    lambda: zlib.decompress(b""),
    lambda: zlib.decompress(zlib.compress(data)[:-5]),
    lambda: zlib.decompress(zlib.compress(data)[:-1] + b"x"),
    lambda: zlib.decompress(b"\x78\x9c\xff\xff\xff\xff"),
    lambda: zlib.compress(data, 10),
    lambda: zlib.compress("text"),
    lambda: zlib.compressobj(10),
    lambda: zlib.decompressobj(wbits=100),
    lambda: zlib.decompressobj().decompress(zlib.compress(b"x"), -1),
    lambda: zlib.decompressobj().flush(0),
    lambda: zlib.decompress(packed),
]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error), error)

stream = io.BytesIO()
with gzip.open(stream, "wt") as file:
    file.write("line one\nline two\n")
stream.seek(0)
print(list(gzip.open(stream, "rt")), gzip.decompress(gzip.compress(b"abc")))
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a.txt", "text " * 100)
    archive.writestr("b/c.bin", bytes(50))
with zipfile.ZipFile(stream) as archive:
    print(archive.namelist(), archive.read("a.txt") == b"text " * 100, archive.testzip(), archive.getinfo("a.txt").file_size)
