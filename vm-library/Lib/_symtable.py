"""The compiler's symbol table, under the library's `symtable`. `compile` gives it as one flat tuple: each block before those inside
it, as its name, type, whether it is nested, line, symbols, parameters, and the number of blocks right inside it.
"""

USE = 16
DEF_GLOBAL = 1
DEF_NONLOCAL = 8
DEF_LOCAL = 2
DEF_PARAM = 4
DEF_FREE = 32
DEF_FREE_CLASS = 64
DEF_IMPORT = 128
DEF_BOUND = 134
DEF_ANNOT = 256
TYPE_FUNCTION, TYPE_CLASS, TYPE_MODULE, TYPE_ANNOTATION, TYPE_TYPE_VAR_BOUND, TYPE_TYPE_ALIAS, TYPE_TYPE_PARAM = range(7)
LOCAL = 1
GLOBAL_EXPLICIT = 2
GLOBAL_IMPLICIT = 3
FREE = 4
CELL = 5
SCOPE_OFF = 12
SCOPE_MASK = 15

# `Compilation::SYMTABLE`.
_SYMTABLE = 0x20000000


class _Entry:
    __slots__ = ("_values", "__weakref__")

    def __new__(cls):
        raise TypeError("cannot create 'symtable entry' instances")

    def __repr__(self):
        return f"<symtable entry {self.name}({self.id}), line {self.lineno}>"

    id = property(id)


def _attribute(index):
    return property(lambda self: self._values[index])


for _index, _name in enumerate(("name", "type", "nested", "lineno", "symbols", "varnames", "children")):
    setattr(_Entry, _name, _attribute(_index))
_Entry.__module__ = "builtins"
_Entry.__name__ = _Entry.__qualname__ = "symtable entry"


def symtable(*args):
    """Return symbol and scope dictionaries used internally by compiler."""
    if len(args) != 3:
        raise TypeError(f"symtable expected 3 arguments, got {len(args)}")
    source, filename, startstr = args
    if startstr not in ("exec", "eval", "single"):
        if not isinstance(startstr, str):
            raise TypeError(f"symtable() argument 3 must be str, not {type(startstr).__name__}")
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    if not isinstance(source, (str, bytes, bytearray, memoryview)):
        raise TypeError("symtable() arg 1 must be a string or bytes object")
    flat = iter(compile(source, filename, startstr, _SYMTABLE, True))
    top = []
    # Lists of children, each with how many of them are still to come.
    open_lists = [(top, 1)]
    while open_lists:
        children, left = open_lists.pop()
        if not left:
            continue
        open_lists.append((children, left - 1))
        entry = object.__new__(_Entry)
        children.append(entry)
        name, kind, nested, line, symbols, parameters, count = (next(flat) for _ in range(7))
        inside = []
        entry._values = (name, kind, int(nested), line, dict(zip(symbols[::2], symbols[1::2])), list(parameters), inside)
        open_lists.append((inside, count))
    return top[0]
