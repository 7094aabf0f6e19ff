# Attributes of built-in exceptions: made by arguments, set by the machine.
def catch(run):
    try:
        run()
    except BaseException as error:
        return error


e = catch(lambda: undefined_name)
print(e.name, e.args)
e = catch(lambda: (3).missing)
print(e.name, e.obj, e.args)
e = catch(lambda: __import__("no_such_module_here"))
print(type(e).__name__, e.name, e.path, e.msg, e)
e = catch(lambda: next(iter([])))
print(repr(e), e.value)


def gen():
    return 7
    yield


e = catch(lambda: next(gen()))
print(repr(e), e.value)
e.value = 8
print(e.value, e.args)
e = catch(lambda: exit_with(4))
print(e.name)
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code, SystemExit("m").code)
e = OSError(2, "No such thing", "file", None, "other")
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e, e.args)
print(type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError(1, "x")).__name__, OSError("only").errno)
print(repr(OSError(2, "m", "f")), str(OSError(2, "m")), repr(OSError(1, 2, 3, 4, 5)))
print(type(BlockingIOError(11, "x", 7)).__name__, BlockingIOError(11, "x", 7).characters_written)
e = UnicodeDecodeError("utf8", b"abc", 1, 2, "bad")
print(e, e.encoding, e.object, e.start, e.end, e.reason)
e = UnicodeEncodeError("ascii", "a\xe9b", 1, 2, "no")
print(e, "|", UnicodeEncodeError("ascii", "abcd", 1, 3, "no"), "|", UnicodeTranslateError("a\u20acb", 1, 2, "no"))
e = ImportError("msg", name="n", path="p")
print(e, e.name, e.path, repr(e))
e = NameError("x", name="n")
print(e.name)
e = AttributeError("x", name="n", obj=[1])
print(e.name, e.obj)
e = StopAsyncIteration(5)
print(e.args, hasattr(e, "value"))
e = SyntaxError("m", ("f", 1, 2, "text", 3, 4))
print(e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.msg, e.print_file_and_line, e)
print(KeyError("k"), KeyError(), KeyError(1, 2), str(LookupError("k")))
for make in (lambda: ImportError(x=1), lambda: NameError(x=1), lambda: ValueError(x=1), lambda: UnicodeDecodeError(1, 2), lambda: SyntaxError("m", 5)):
    print(repr(catch(make)))
