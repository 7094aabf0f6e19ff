"""What CPython 3.12 compiles files to, for `examples/diff.rs`.

usage: python3.12 record/compile.py OUT FILE_OR_FOLDER...

OUT gets a record for each file that compiles: four bytes of length, then the marshalled tuple of path and code.
"""

import marshal
import pathlib
import sys
import warnings

assert sys.version_info[:2] == (3, 12)
warnings.simplefilter("ignore")
out, *roots = sys.argv[1:]
count = 0
with open(out, "wb") as records:
    for root in map(pathlib.Path, roots):
        for path in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            try:
                code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True, optimize=0)
            except (SyntaxError, ValueError, RecursionError):
                continue
            record = marshal.dumps((str(path), code))
            records.write(len(record).to_bytes(4, "little") + record)
            count += 1
print(count, "files")
