"""Records what CPython's own `dis` prints, for the tests to compare with.

    cargo xtask record listings    # runs this with 3.12 and with 3.11

For each of the sources here: `<name>.<version>.pyc` and its listing `<name>.<version>.dis`; for those of COMPILED what
`python -m dis <name>.py` prints too, which differs where a frozenset was not read from a file. For each of PROGRAMS:
the listing of the `.pyc` that the suite has. An address is recorded as `0x…`; the files named in `ONLY` are for that
version only. The order of frozensets is that of PYTHONHASHSEED=0. Only the standard library is used.
"""

import dis
import io
import marshal
import os
import pathlib
import py_compile
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VERSION = "%d%d" % sys.version_info[:2]
COMPILED = {"constants", "frozensets"}
ONLY = {"generics": "312"}
PROGRAMS = """
calls/keyword_only classes/descriptors closures/accumulators closures/class_cell closures/exception_finally_return
closures/super_zero_arguments closures/with_and_for_targets_captured comprehensions/scope exceptions/nested_handlers
fstrings/conversions generators/yield_from numbers/text_of_numbers
""".split()


def listing(code):
    text = io.StringIO()
    dis.dis(code, file=text)
    return re.sub(r" at 0x[0-9a-f]+", " at 0x…", text.getvalue())


def record(code, target):
    target.write_text(listing(code), encoding="utf-8", newline="\n")


def loaded(pyc):
    return marshal.loads(pyc.read_bytes()[16:])


def record_all():
    os.chdir(ROOT)
    for source in sorted(HERE.glob("*.py")):
        if source == pathlib.Path(__file__).resolve() or ONLY.get(source.stem, VERSION) != VERSION:
            continue
        pyc = HERE / f"{source.stem}.{VERSION}.pyc"
        relative = str(source.relative_to(ROOT))
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(relative, cfile=str(pyc), dfile=relative, doraise=True, invalidation_mode=mode)
        record(loaded(pyc), pyc.with_suffix(".dis"))
        if VERSION == "312" and source.stem in COMPILED:
            record(compile(source.read_bytes(), relative, "exec"), pyc.with_suffix(".compiled"))
    for program in PROGRAMS:
        pyc = ROOT / "tests" / "programs" / f"{program}.{VERSION}.pyc"
        record(loaded(pyc), HERE / f"{program.replace('/', '.')}.{VERSION}.dis")


if os.environ.get("PYTHONHASHSEED") == "0":
    record_all()
else:
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
