"""Records what CPython 3.12 compiles `tests/corpus/*.py` to and what its `symtable` tells, beside each of them. Run it with
python3.12."""

import pathlib
import sys
import symtable
from importlib._bootstrap_external import _code_to_timestamp_pyc

from compile import table

assert sys.version_info[:2] == (3, 12)
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
for path in sorted((ROOT / "vm-compiler/tests/corpus").glob("*.py")):
    source = path.read_bytes()
    code = compile(source, path.relative_to(ROOT).as_posix(), "exec", dont_inherit=True, optimize=0)
    path.with_suffix(".312.pyc").write_bytes(_code_to_timestamp_pyc(code, 0, len(source)))
    lines = table(symtable.symtable(source, "f", "exec"))
    path.with_suffix(".symtable").write_text("".join(line + "\n" for line in lines))
