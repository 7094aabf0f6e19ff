"""What CPython 3.12 says of the programs that its own tests expect it to refuse, for `examples/diff`.

usage: python3.12 record/refused.py OUT TEST_MODULE...

Runs the test modules (`test_syntax`, …) and notes every call of `compile`, `exec` and `eval` of a text that ends in a
SyntaxError: their doctests and `_check_error` cases. OUT gets a record for each different one: four bytes of length, then
the marshalled tuple of `MODULE:NUMBER`, mode, flags, source, and the tuple of the exception's class, its text and the
place.
"""

import builtins
import importlib
import io
import marshal
import sys
import unittest
import warnings

compile_, exec_, eval_ = compile, exec, eval
noted = {}


def note(source, mode, flags=0):
    if isinstance(source, (bytes, bytearray)):
        try:
            source = bytes(source).decode("ascii")
        except UnicodeDecodeError:
            return
    if not isinstance(source, str):
        return
    try:
        source.encode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile_(source, "f", mode, flags, True)
    except SyntaxError as error:
        end = error.end_lineno, error.end_offset
        noted[source, mode, flags] = (type(error).__name__, str(error.msg), error.lineno, error.offset, *end)
    except Exception:
        pass


def compile_and_note(source, filename, mode, flags=0, *rest, **named):
    note(source, mode, flags & ~0x400)
    return compile_(source, filename, mode, flags, *rest, **named)


def exec_and_note(source, *rest, **named):
    note(source, "exec")
    if not rest:
        frame = sys._getframe(1)
        rest = frame.f_globals, frame.f_locals
    return exec_(source, *rest, **named)


def eval_and_note(source, *rest, **named):
    if isinstance(source, str):
        note(source.lstrip(" \t"), "eval")
    if not rest:
        frame = sys._getframe(1)
        rest = frame.f_globals, frame.f_locals
    return eval_(source, *rest, **named)


if __name__ == "__main__":
    assert sys.version_info[:2] == (3, 12)
    out, *modules = sys.argv[1:]
    with open(out, "wb") as records:
        for name in modules:
            noted.clear()
            suite = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module("test." + name))
            builtins.compile, builtins.exec, builtins.eval = compile_and_note, exec_and_note, eval_and_note
            try:
                with warnings.catch_warnings():
                    unittest.TextTestRunner(io.StringIO()).run(suite)
            finally:
                builtins.compile, builtins.exec, builtins.eval = compile_, exec_, eval_
            for number, ((source, mode, flags), error) in enumerate(noted.items()):
                record = marshal.dumps((f"{name}:{number}", mode, flags, source, error))
                records.write(len(record).to_bytes(4, "little") + record)
