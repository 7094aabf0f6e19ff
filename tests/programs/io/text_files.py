# Text files: open(), ends of lines, positions, encodings, errors.
import os
path = f'/tmp/cellar_text_files_{os.getpid()}'
with open(path, 'w') as f:
    print(f.write('héllo\nworld\r\nlast'), f.tell(), f.closed, f.mode, f.encoding.lower())
    f.writelines(['a\n', 'b\n'])
    print('printed', 1, file=f)
print(f.closed)
with open(path) as f:
    print(repr(f.read()), f.newlines, f.errors, f.line_buffering, f.read())
for newline in [None, '', '\n', '\r', '\r\n']:
    with open(path, newline=newline) as f:
        print(list(f), f.newlines)
with open(path) as f:
    print(repr(f.readline()), (t := f.tell()), repr(f.read(3)), f.tell(), f.readline(2))
    print(f.seek(t), repr(f.read(7)), f.tell(), f.seek(0, 2))
    try:
        f.seek(1, 1)
    except OSError as e:
        print(type(e).__name__, e)
with open(path, encoding='utf-16', mode='w') as f:
    f.write('abc\n')
    f.write('d€f')
    print(f.tell())
with open(path, encoding='utf-16') as f:
    print(repr(f.readline()), (t := f.tell()), repr(f.read()), f.seek(t), repr(f.read()))
with open(path, 'w', encoding='latin-1', errors='replace', newline='\r\n') as f:
    f.write('é€\n')
with open(path, 'rb') as f:
    print(f.read())
try:
    with open(path) as f:
        f.read()
except UnicodeDecodeError as e:
    print(e)
for errors in ['surrogateescape', 'replace', 'ignore', 'backslashreplace']:
    with open(path, errors=errors) as f:
        print(ascii(f.read()))
with open(path, 'w') as f:
    for i in range(3000):
        f.write(f'{i} line é\n')
with open(path) as f:
    print(sum(len(line) for line in f))
    f.seek(0)
    for i in range(1500):
        f.readline()
    t = f.tell()
    print(t, repr(f.readline()), f.seek(t), repr(f.readline(4)))
os.remove(path)
for bad in [lambda: open(path), lambda: open('x', 'rw'), lambda: open('x', 'q'), lambda: open(1.5), lambda: f.read(),
            lambda: open('x', 'rb', newline=''), lambda: open('/dev/null', 'r', 0), lambda: open('/dev/null').write('')]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e).replace(path, 'PATH'))
