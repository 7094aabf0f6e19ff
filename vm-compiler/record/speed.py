"""How fast CPython 3.12 compiles files, and with how much memory: the other side of `examples/speed.rs` and `memory.rs`.

usage: python3.12 record/speed.py time|memory FILE_OR_FOLDER...

Prints what those print: see there.
"""

import gc
import pathlib
import sys
import time
import tracemalloc
import warnings

assert sys.version_info[:2] == (3, 12)
warnings.simplefilter("ignore")
what, *roots = sys.argv[1:]
files = []
for root in map(pathlib.Path, roots):
    for path in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
        files.append((str(path), path.read_bytes()))
seconds, compiled, size, peaks = 0.0, 0, 0, []
for path, source in files:
    if what == "memory":
        gc.collect()
        tracemalloc.start()
    start = time.process_time()
    try:
        code = compile(source, path, "exec", dont_inherit=True, optimize=0)
    except (SyntaxError, ValueError):
        code = None
    else:
        seconds += time.process_time() - start
        compiled += 1
        size += len(source)
        if what == "memory":
            peaks.append(tracemalloc.get_traced_memory()[1])
    if what == "memory":
        tracemalloc.stop()
    del code
if what == "time":
    print(f"{compiled} {size} {seconds:.3f}")
else:
    peaks.sort()
    print(compiled, peaks[len(peaks) // 2], peaks[len(peaks) * 9 // 10], peaks[-1])
