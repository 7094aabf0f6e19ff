# What the standard streams have beside text.
import io
import sys

print(isinstance(sys.stdout, io.TextIOWrapper), isinstance(sys.stdin, io.TextIOBase), isinstance(sys.stdout, io.IOBase))
print(sys.stdout.mode, sys.stdout.name, sys.stdin.mode, sys.stdin.name, sys.stdout.closed, sys.stderr.errors)
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes \xc3\xa9\n")
sys.stdout.buffer.flush()
print("after", sys.stdout.buffer, sys.stdout.buffer.raw)
sys.stdout.reconfigure(line_buffering=True, errors="replace")
print("x\udc80y", sys.stdout.line_buffering, sys.stdout.errors)
sys.stdout.writelines(["a\n", "b\n"])
for wrong in [
    lambda: sys.stdin.write("x"),
    lambda: sys.stdout.read(),
    lambda: sys.stdout.readline(),
    lambda: sys.stdout.seek(0),
    lambda: sys.stdout.write(1),
    lambda: sys.stdout.write(),
    lambda: sys.stdin.buffer.write(b""),
]:
    try:
        wrong()
    except Exception as error:
        print(type(error), error)
stream = sys.stdout.detach()
stream.write(b"detached\n")
stream.flush()
sys.stdout = io.TextIOWrapper(stream, encoding="latin-1", write_through=True)
print("plain")
try:
    sys.__stdout__.write("x")
except ValueError as error:
    print(error)
print("the end is flushed", end="")
