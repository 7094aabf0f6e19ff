# contextlib: contextmanager, suppress, closing, nullcontext, ExitStack, redirect_stdout.
import sys
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress


@contextmanager
def tag(name):
    """A pair of tags."""
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("caught", e)
    finally:
        print(f"</{name}>")


with tag("a") as big, tag("b"):
    print(big, tag.__name__)
with tag("c"):
    raise KeyError("inside")
try:
    with tag("d"):
        raise ValueError("out")
except ValueError as e:
    print("got", e)


@tag("decorated")
def work(n):
    return n + 1


print(work(1), work(2))
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext("value") as v:
    print(v)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
with ExitStack() as stack:
    stack.enter_context(tag("x"))
    stack.callback(print, "callback", 1)
    stack.push(lambda *details: print("pushed", details[0]))
    print("body")
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as e:
    print(type(e).__name__, repr(e.__context__))
with ExitStack() as stack:
    stack.push(lambda *details: True)
    raise KeyError("swallowed")


class Out:
    text = ""

    def write(self, text):
        self.text += text


out = Out()
with redirect_stdout(out):
    print("hidden")
print(repr(out.text), sys.stdout is not out)


@contextmanager
def broken(times):
    for _ in range(times):
        yield


for times in (0, 2):
    try:
        with broken(times):
            pass
    except RuntimeError as e:
        print(e)
