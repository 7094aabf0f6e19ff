"""Records what CPython does with every program of the suite.

usage: python3.12 tests/record.py --python311 PATH [topic/name ...]

For each `tests/programs/<topic>/<name>.py`, beside it:

    <name>.312.pyc, <name>.311.pyc  stock bytecode, co_filename relative to the repository, mtime 0
    <name>.out                      what running it wrote to stdout
    <name>.err                      to stderr, when it wrote there
    <name>.exit                     the exit status, when it isn't 0

The examples are recorded the same way, into `tests/examples/`. A program that does not compile has no `.pyc`: its `.err` is
the SyntaxError as the interpreter prints it. The programs are run from their `.pyc`, so that a traceback names the relative
path. Nothing is recorded for a program that prints different things on 3.11 and 3.12, or under another hash seed: the suite
is about what both agree on. A program whose first lines say "Only 3.12: <why>" is recorded with 3.12 alone, twice.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "tests" / "programs"
EXAMPLES = ROOT / "examples"
SECONDS = 120


def compile_one(source, target):
    """In a process of its own, because marshal writes what else is alive into its reference flags."""
    from importlib._bootstrap_external import _code_to_timestamp_pyc

    data = pathlib.Path(source).read_bytes()
    try:
        code = compile(data, source, "exec", dont_inherit=True, optimize=0)
    except SyntaxError as error:
        import traceback

        sys.stderr.write("".join(traceback.format_exception_only(error)))
        return 1
    pathlib.Path(target).write_bytes(_code_to_timestamp_pyc(code, 0, len(data)))
    return 0


def run(command, hash_seed):
    environment = {"PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1", "PATH": os.environ.get("PATH", "")}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=SECONDS)


def run_with(python, hash_seed, source, pyc):
    """(stdout, stderr, exit) of compiling, then running, with one interpreter."""
    compiled = run([python, "-S", __file__, "--compile", source, str(pyc)], hash_seed)
    if compiled.returncode or compiled.stderr:  # a warning counts: from a .pyc nobody would see it
        pyc.unlink(missing_ok=True)
        return compiled.stdout, compiled.stderr, compiled.returncode
    done = run([python, "-S", "-B", str(pyc)], hash_seed)
    return done.stdout, done.stderr, done.returncode


def write(path, content):
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


def difference(runs):
    texts = [
        (out + err).decode(errors="backslashreplace").splitlines() + [f"exit status {status}"]
        for out, err, status in runs
    ]
    return "\n".join("  " + line for line in difflib.unified_diff(*texts, "first", "second", n=0, lineterm=""))


def only_312(source):
    """Whether a program's opening comment says that it is for 3.12 alone."""
    for line in (ROOT / source).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            return False
        if line.startswith("# Only 3.12:"):
            return True
    return False


def record(source, base, python311):
    """Records one program; the answer is None or why it was refused."""
    only = only_312(source)
    if only:
        base.with_name(f"{base.name}.311.pyc").unlink(missing_ok=True)
    versions = [("312", sys.executable, "0"), ("312" if only else "311", sys.executable if only else python311, "1")]
    runs = []
    for version, python, hash_seed in versions:
        pyc = base.with_name(f"{base.name}.{version}.pyc")
        runs.append(run_with(python, hash_seed, source, pyc))
    if runs[0] != runs[1]:
        what = "two runs" if only else "3.12 and 3.11"
        return f"{what} differ\n" + difference(runs)
    out, err, status = runs[0]
    if status == 0 and not base.with_name(f"{base.name}.312.pyc").exists():
        return "it compiles with a warning\n" + err.decode()
    write(base.with_name(base.name + ".out"), out)
    write(base.with_name(base.name + ".err"), err or None)
    write(base.with_name(base.name + ".exit"), b"%d\n" % status if status else None)
    return None


def programs():
    for path in sorted(PROGRAMS.glob("*/*.py")):
        yield path.parent.name + "/" + path.stem, path, path.with_suffix("")
    for path in sorted(EXAMPLES.glob("*.py")):
        yield "examples/" + path.stem, path, ROOT / "tests" / "examples" / path.stem


def drop_orphans(bases):
    """Removes recordings whose program is gone."""
    for folder in [*PROGRAMS.glob("*"), ROOT / "tests" / "examples"]:
        for path in folder.glob("*"):
            if path.suffix in {".pyc", ".out", ".err", ".exit"} and path.with_name(path.name.split(".")[0]) not in bases:
                path.unlink()


def main():
    if sys.argv[1:2] == ["--compile"]:
        return compile_one(*sys.argv[2:4])
    arguments = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].splitlines()[0])
    arguments.add_argument("--python311", required=True)
    arguments.add_argument("names", nargs="*")
    arguments = arguments.parse_args()
    if sys.version_info[:2] != (3, 12):
        return f"run this with Python 3.12, not {sys.version.split()[0]}"
    (ROOT / "tests" / "examples").mkdir(exist_ok=True)
    found = [case for case in programs() if not arguments.names or case[0] in arguments.names]
    drop_orphans({base for _, _, base in programs()})
    refused = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [
            (name, pool.submit(record, path.relative_to(ROOT).as_posix(), base, arguments.python311))
            for name, path, base in found
        ]
        for name, job in jobs:
            if reason := job.result():
                refused += 1
                print(f"refused {name}: {reason}", file=sys.stderr)
    print(f"{len(found) - refused} recorded, {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
