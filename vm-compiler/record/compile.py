"""What CPython 3.12 makes of files, for `examples/diff`.

usage: python3.12 record/compile.py OUT code|symtable|tree|warnings|dis OPTIMIZE FILE_OR_FOLDER...

OUT gets a record for each file: four bytes of length, then the marshalled tuple of its path and of what CPython makes of
it: the code object (with `optimize=OPTIMIZE`), the syntax tree as a flat tuple in a tuple, or as text the symbol table, the warnings or what `dis` prints; for a file that it
refuses the tuple of the exception's class, its text and the place. In listings an address is `0x…`; the order of
frozensets is that of PYTHONHASHSEED, which is to be 0.
"""

import ast
import dis
import io

import marshal
import pathlib
import re
import symtable
import sys
import warnings

PROPERTIES = (
    "referenced parameter global nonlocal declared_global local annotated free imported assigned namespace".split()
)


def table(block, depth=0):
    pad = "  " * depth
    words = [word for word in ("optimized", "nested") if getattr(block, "is_" + word)()]
    yield pad + ", ".join([f"{block.get_type()} {block.get_name()}", f"line {block.get_lineno()}", *words])
    for name in sorted(block.get_identifiers()):
        symbol = block.lookup(name)
        yield f"{pad}  {name}:" + "".join(" " + word for word in PROPERTIES if getattr(symbol, "is_" + word)())
    for child in block.get_children():
        yield from table(child, depth + 1)


def flat(node):
    """The tree as `vm_compiler::tree` writes it."""
    if isinstance(node, list):
        yield len(node)
        for item in node:
            yield from flat(item)
    elif isinstance(node, ast.AST):
        yield type(node).__name__
        for name, value in ast.iter_fields(node):
            if isinstance(value, (ast.AST, list)):
                yield from flat(value)
            else:
                yield value
        for name in node._attributes:
            yield getattr(node, name)
    else:
        yield node


def make(what, source, name, optimize):
    try:
        if what == "symtable":
            return "".join(line + "\n" for line in table(symtable.symtable(source, name, "exec")))
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always" if what == "warnings" else "ignore")
            if what == "tree":
                return (tuple(flat(ast.parse(source, name))),)
            code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
        if what == "warnings":
            return "".join(f"{warning.lineno}: {warning.message}\n" for warning in caught)
        if what == "dis":
            text = io.StringIO()
            dis.dis(code, file=text)
            return re.sub(r" at 0x[0-9a-f]+", " at 0x…", text.getvalue())
        return code
    except SyntaxError as error:
        end = error.end_lineno, error.end_offset
        return (type(error).__name__, error.msg, error.lineno, error.offset, *end)
    except (ValueError, RecursionError) as error:
        return (type(error).__name__, str(error), None, None, None, None)


if __name__ == "__main__":
    assert sys.version_info[:2] == (3, 12)
    out, what, optimize, *roots = sys.argv[1:]
    with open(out, "wb") as records:
        for root in map(pathlib.Path, roots):
            for path in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
                made = make(what, path.read_bytes(), str(path), int(optimize))
                record = marshal.dumps((str(path), made))
                records.write(len(record).to_bytes(4, "little") + record)
