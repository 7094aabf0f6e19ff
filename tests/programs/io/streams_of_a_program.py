# Raw streams that a program defines, under buffers and texts; classes derived from those of io.
import io


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data, self.at, self.log = bytearray(data), 0, []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        n = min(len(buffer), 3, len(self.data) - self.at)
        buffer[:n] = self.data[self.at:self.at + n]
        self.at += n
        return n

    def write(self, b):
        b = bytes(b)[:5]
        self.log.append(b)
        return len(b)


b = io.BufferedReader(Raw(b'hello\nworld\nfoo'))
print(b.read(2), b.readline(), b.read1(100), b.peek(), b.read(), b.read())
print(Raw(b'abcdefgh').readall(), Raw(b'a\nb').readlines(), Raw(b'line\nx').readline())
t = io.TextIOWrapper(Raw(b'a\r\nbc\rd\xc3\xa9\n'), encoding='utf-8')
print(list(t), t.newlines)
w = io.BufferedWriter(Raw(b''), 4)
print(w.write(b'ab'), w.raw.log, w.write(b'cdefghijk'), w.raw.log)
w.close()
print(w.raw.log, w.closed)
p = io.BufferedRWPair(Raw(b'input'), Raw(b''))
print(p.read(3), p.write(b'output'), p.readable(), p.closed)
p.close()
m = io.BytesIO()
t = io.TextIOWrapper(m, encoding='utf-8', write_through=True)
print(t.write('abé'), m.getvalue(), t.detach() is m)


class Upper(io.StringIO):
    def write(self, s):
        return super().write(s.upper())


u = Upper()
print('shout', file=u)
print(u.getvalue(), end='')


class Lines(io.TextIOWrapper):
    def readline(self):
        return super().readline().rstrip('\n') + '!\n'[:2]


print(next(Lines(io.BytesIO(b'q\nr\n'))))
print(io.TextIOWrapper(io.BytesIO(b'\xff\xfea\x00'), 'utf-16').read(), repr(io.TextIOWrapper(m, 'ascii', 'replace')))
