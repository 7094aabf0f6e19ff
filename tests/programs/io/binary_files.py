# Binary files: FileIO, buffers of all kinds, positions, flushing.
import io
import os
path = f'/tmp/cellar_binary_files_{os.getpid()}'
with open(path, 'wb') as f:
    print(type(f).__name__, f.write(b'hello\nworld\nlast'), f.tell(), os.path.getsize(path))
    f.flush()
    print(os.path.getsize(path), f.writable(), f.readable(), f.seekable(), f.isatty())
with open(path, 'rb') as f:
    print(f.read(3), f.peek(3)[:3], f.readline(), f.tell(), f.seek(-4, 2), f.read(), f.read1(), f.read())
    f.seek(0)
    a = bytearray(4)
    print(f.readinto(a), a, f.readlines(), f.raw.mode)
with open(path, 'r+b') as f:
    print(type(f).__name__, f.read(2), f.write(b'XY'), f.read(3), f.tell(), f.seek(0), f.read(8), f.truncate(10))
with open(path, 'ab', 0) as f:
    print(type(f).__name__, f.write(b'end'), f.tell(), f.closefd, f.mode)
with open(path, 'rb', 4) as f:
    print(f.read(5), f.peek(), f.readline(), f.seek(1, 1), f.read())
try:
    open(path, 'xb')
except FileExistsError as e:
    print(e.errno, e.strerror, e.filename == path)
raw = io.FileIO(path, 'r+')
b = io.BufferedRandom(raw, 3)
print(b.write(b'0123456789'), raw.tell(), b.read(1), b.seek(2), b.write(b'zz'), b.read(2), b.tell())
b.close()
print(raw.closed, b.closed)
with io.open(path, 'rb') as f:
    whole = f.read()
    print(whole)
fd = os.open(path, os.O_RDONLY)
with open(fd, closefd=False) as f:
    print(f.name == fd, repr(f.read(4)))
print(os.read(fd, 10), os.lseek(fd, 0, 0))
os.close(fd)
for bad in [lambda: open(fd), lambda: b.read(), lambda: io.FileIO('/'), lambda: io.BufferedReader(io.BytesIO(), 0)]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
os.remove(path)
