"""Records the `SyntaxWarning`s of CPython 3.12 for `tests/warned.py`.

usage: python3.12 record/warned.py > tests/warned.txt
"""

import pathlib
import sys

from compile import make

assert sys.version_info[:2] == (3, 12)
path = pathlib.Path(__file__).resolve().parent.parent / "tests/warned.py"
print(make("warnings", path.read_bytes(), "f", 0), end="")
