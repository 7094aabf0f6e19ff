# BytesIO, StringIO and the decoder of ends of lines.
import io
b = io.BytesIO(b'hello\nworld')
print(b.read(3), b.readline(), list(b), b.tell(), b.getvalue())
print(b.seek(14), b.write(b'x'), b.getvalue(), b.truncate(4), b.getvalue(), b.tell())
v = b.getbuffer()
v[0] = 74
try:
    b.write(b'more than there is room for')
except BufferError as e:
    print(e)
v.release()
print(b.getvalue(), b.__getstate__())
s = io.StringIO('a\r\nb\rc', newline=None)
print(list(s), s.newlines, s.getvalue())
s = io.StringIO('a\nb\n', newline='\r\n')
print(repr(s.getvalue()), s.readline(), s.read(), s.seek(1), s.write('é\U0001f600'), ascii(s.getvalue()))
s = io.StringIO()
print('one', 2, file=s, sep='-')
s.writelines(['three\n', 'four'])
print(repr(s.getvalue()), s.tell(), s.seek(0), s.readlines(), s.truncate(3), s.getvalue())
with s:
    pass
for bad in [lambda: s.read(), lambda: b.fileno(), lambda: io.StringIO(b''), lambda: io.StringIO('', 'x'), lambda: b.seek(-1),
            lambda: io.StringIO().seek(1, 1), lambda: b.read('x'), lambda: io.BytesIO('x'), lambda: io.StringIO().write(b'')]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
d = io.IncrementalNewlineDecoder(None, True)
print(repr(d.decode('a\r')), d.getstate(), repr(d.decode('\nb\r', True)), d.newlines)
print(isinstance(s, io.TextIOBase), isinstance(b, io.BufferedIOBase), issubclass(io.UnsupportedOperation, ValueError))
