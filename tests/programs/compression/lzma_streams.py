# lzma: what liblzma wrote, streams in pieces, formats, filters, checks, bounds, what is wrong with data and with arguments, files.
import _lzma
import io
import lzma
import pickle


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        print(result if isinstance(result, (bytes, dict, int)) else type(result).__name__)
    except Exception as error:
        print(type(error).__name__, error)


new, reader = lzma.LZMACompressor, lzma.LZMADecompressor
L1, L2, DELTA, RAW, ALONE = lzma.FILTER_LZMA1, lzma.FILTER_LZMA2, lzma.FILTER_DELTA, lzma.FORMAT_RAW, lzma.FORMAT_ALONE
print({name: value for name, value in sorted(vars(_lzma).items()) if name.isupper()})
for kwargs in ({}, {"format": 9}, {"format": "a"}, {"check": 99}, {"check": 3}, {"preset": 99}, {"filters": [{"id": 99}]}, {"filters": []},
               {"filters": [{"id": L2, "preset": 1}, {"id": DELTA}]}, {"preset": 1, "filters": [{"id": L2}]}, {"format": RAW},
               {"format": ALONE}, {"format": ALONE, "check": 1}, {"filters": 5}, {"filters": [{}]}, {"filters": [5]},
               {"filters": [{"id": L2, "foo": 1}]}, {"format": RAW, "filters": [{"id": L2, "dict_size": 1 << 20}]},
               {"format": RAW, "filters": [{"id": L2, "dict_size": 5}]}, {"filters": [{"id": DELTA, "dist": 1}] * 5}, {"format": RAW, "check": 1}):
    attempt(new, **kwargs)
for args in ((), (9,), (0, 1000), (0, "a"), (3,), (3, None, [{"id": L2}]), (0, None, [{"id": L2}]), (3, 5, [{"id": L2}])):
    attempt(reader, *args)

XZ = bytes.fromhex("fd377a585a000004e6d6b4460200210116000000742fe5a301000468656c6c6f00000000b137b9dbe5da1e9b00011d05b82d80af1fb6f37d010000000004595a")
OLD = b"]\x00\x00\x80\x00\xff\xff\xff\xff\xff\xff\xff\xff\x004\x19I\xee\x8e\x9d\x9f\x12\x8f\xdb\xff\xff\xf7\x82@\x00"
one = reader()
print(one.check, one.decompress(XZ[:10]), one.needs_input, one.check, one.eof)
print(one.decompress(XZ[10:20]), one.check, one.decompress(XZ[20:] + b"tail"), one.eof, one.needs_input, one.unused_data)
attempt(one.decompress, b"a")
attempt(reader().decompress, b"garbage garbage")
attempt(reader(memlimit=1000).decompress, XZ)
attempt(reader().decompress, XZ[:-4] + b"zzzz")
attempt(reader().decompress, XZ[:40] + b"zzz" + XZ[43:])
one = reader()
print(one.decompress(OLD) == b"hello" * 20, one.check, one.eof)
one = reader(ALONE)
print(one.check, (one.decompress(OLD[:20]) + one.decompress(OLD[20:] + b"rest"))[-5:], one.eof, one.unused_data)
attempt(reader(lzma.FORMAT_XZ).decompress, OLD)
attempt(reader(ALONE).decompress, XZ)
attempt(lzma.decompress, XZ[:-1])
attempt(lzma.decompress, b"")
print(lzma.decompress(XZ + XZ), lzma.decompress(XZ + b"garbage"))
attempt(pickle.dumps, one)
attempt(reader().decompress, "a")
attempt(reader().decompress)

text = b"".join(b"%d squared is %d\n" % (n, n * n) for n in range(5000))
chains = [[{"id": L2, "preset": 3}], [{"id": DELTA, "dist": 4}, {"id": L2}], [{"id": lzma.FILTER_X86}, {"id": L2, "lc": 2, "lp": 1, "pb": 0}]]
for number, chain in enumerate(chains):
    packed = lzma.compress(text, format=RAW, filters=chain)
    print(number, lzma.decompress(packed, format=RAW, filters=chain) == text, len(packed) < len(text) // 2)
    packed = lzma.compress(text, filters=chain, check=lzma.CHECK_SHA256)
    one = reader()
    print(number, one.decompress(packed) == text, one.check, one.eof)
chain = [{"id": L1, "preset": 6}]
print(lzma.decompress(lzma.compress(text, format=RAW, filters=chain), format=RAW, filters=chain) == text)
for preset in (0, 4, 6 | lzma.PRESET_EXTREME):
    for check in (-1, 0, 1):
        packed = lzma.compress(text, preset=preset, check=check)
        print(preset, check, lzma.decompress(packed) == text, len(packed) < len(text) // 3)
packed = lzma.compress(text, format=ALONE)
print(lzma.decompress(packed) == text, packed[:5])
packer = new()
packed = b"".join(packer.compress(text[start:start + 777]) for start in range(0, len(text), 777)) + packer.flush()
attempt(packer.flush)
attempt(packer.compress, b"a")
one, back, position = reader(), [], 0
while not one.eof:
    if one.needs_input:
        back.append(one.decompress(packed[position:position + 100], 1000))
        position += 100
    else:
        back.append(one.decompress(b"", 1000))
print(b"".join(back) == text, max(map(len, back)) <= 1000, one.unused_data)
bomb = lzma.compress(bytes(3000000))
one = reader()
print(len(bomb) < 1000, [len(one.decompress(bomb if n == 0 else b"", 100000)) for n in range(4)], one.needs_input)

print([lzma.is_check_supported(check) for check in (0, 1, 3, 4, 10, 99)])
for spec in ({"id": L2, "dict_size": 1 << 20}, {"id": L2, "dict_size": (1 << 20) + 1}, {"id": L1}, {"id": L1, "lc": 1, "lp": 3}, {"id": DELTA, "dist": 5}, {"id": DELTA}, {"id": 4},
             {"id": 4, "start_offset": 16}, {"id": L1, "lc": 9}, {"id": DELTA, "dist": 0}, *({"id": L2, "preset": n} for n in range(10))):
    attempt(_lzma._encode_filter_properties, spec)
for args in ((L2, b"\x10"), (L1, b"]\0\0\x80\0"), (DELTA, b"\4"), (L2, b""), (4, b"\x10\0\0\0")):
    attempt(_lzma._decode_filter_properties, *args)
file = io.BytesIO()
with lzma.open(file, "wt", encoding="utf-8") as out:
    out.write("lines\nof text\u20ac\n" * 3)
file.seek(0)
with lzma.open(file, "rt", encoding="utf-8") as lines:
    print(list(lines))
file.seek(0)
with lzma.LZMAFile(file) as lines:
    print(lines.readline(), lines.tell(), lines.seek(3), lines.read(5), lines.peek(2)[:2])
print([name for name in dir(one) if name[0] != "_"])
