# bz2: bytes, streams in pieces, bounds, what is wrong with data and with arguments, files.
import _bz2
import bz2
import io
import pickle


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs))[:60])
    except Exception as error:
        print(type(error).__name__, error)


new, reader = bz2.BZ2Compressor, bz2.BZ2Decompressor
for args in ((0,), (10,), ("a",), (1, 2)):
    attempt(new, *args)
attempt(new, compresslevel=3)
attempt(reader, 1)
packer = new()
attempt(packer.compress, "a")
data = packer.compress(b"hello") + packer.flush()
print(data)
attempt(packer.flush)
attempt(packer.compress, b"a")
one = reader()
attempt(one.decompress, data)
print(one.eof, one.unused_data, one.needs_input)
attempt(one.decompress, b"")
attempt(reader().decompress, b"garbage!!")
attempt(reader().decompress, data[:20] + b"zz" + data[22:])
attempt(reader().decompress, data[:-4] + b"zzzz")
one = reader()
attempt(one.decompress, data + b"tail", 2)
print(one.eof, one.needs_input, one.unused_data)
attempt(one.decompress, b"", max_length=-1)
print(one.unused_data, one.eof, one.needs_input)
attempt(reader().decompress)
attempt(reader().decompress, "a")
attempt(reader().decompress, data, "a")
attempt(pickle.dumps, one)
attempt(pickle.dumps, packer)

text = b"".join(b"%d squared is %d\n" % (n, n * n) for n in range(20000))
for level in (1, 5, 9):
    packed = bz2.compress(text, level)
    print(level, len(packed), hash(packed) is not None, bz2.decompress(packed) == text)
pieces, packer = [], new(2)
for start in range(0, len(text), 777):
    pieces.append(packer.compress(text[start:start + 777]))
pieces.append(packer.flush())
packed = b"".join(pieces)
print(packed == bz2.compress(text, 2), packed[:10])
one, back = reader(), []
position = 0
while not one.eof:
    if one.needs_input:
        back.append(one.decompress(packed[position:position + 100], 1000))
        position += 100
    else:
        back.append(one.decompress(b"", 1000))
print(b"".join(back) == text, max(map(len, back)), one.unused_data)
print(bz2.decompress(packed + bz2.compress(b"more") + b"\0\0")[-10:], bz2.decompress(b""))
attempt(bz2.decompress, packed[:-1])
bomb = bz2.compress(bytes(3000000))
one = reader()
print(len(bomb), [len(one.decompress(bomb if n == 0 else b"", 100000)) for n in range(4)], one.needs_input)
file = io.BytesIO()
with bz2.open(file, "wt", encoding="utf-8") as out:
    out.write("lines\nof text\u20ac\n" * 3)
file.seek(0)
with bz2.open(file, "rt", encoding="utf-8") as lines:
    print(list(lines))
file.seek(0)
with bz2.BZ2File(file) as lines:
    print(lines.readline(), lines.tell(), lines.seek(3), lines.read(5), lines.peek(2)[:2])
print(_bz2.BZ2Compressor, [name for name in dir(one) if name[0] != "_"])
