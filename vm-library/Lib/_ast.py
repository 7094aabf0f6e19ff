"""The classes of syntax trees, and trees as flat tuples, in which the compiler makes and takes them.

The definitions are those of Parser/Python.asdl of CPython 3.12, as the classes' documentation shows them. A flat tuple has each
node before what is in it: the name of its class, its fields, then its position; a list as its length and its items.
"""

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
# `Compilation::TREE`: the source is a tree, marshalled.
_TREE = 0x40000000

_POSITION = ("lineno", "col_offset", "end_lineno", "end_col_offset")


class AST:
    __module__ = "ast"
    __doc__ = None
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            s = "" if len(fields) == 1 else "s"
            name = type(self).__name__
            raise TypeError(f"{name} constructor takes at most {len(fields)} positional argument{s}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        given = fields[: len(args)]
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{type(self).__name__} got multiple values for argument '{name}'")
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__.copy()

    def _compile_(self, filename, mode, flags, optimize):
        """What `compile` does with a tree."""
        mod = {"exec": Module, "eval": Expression, "single": Interactive}[mode]
        if not isinstance(self, mod):
            raise TypeError(f"expected {mod.__name__} node, got {type(self).__name__}")
        return compile(_marshal(_flatten(self)), filename, mode, flags | _TREE, True, optimize)


# A class of several kinds, or a class.
_DEFINITIONS = """
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)

stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
     | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
     | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
     | Return(expr? value)
     | Delete(expr* targets)
     | Assign(expr* targets, expr value, string? type_comment)
     | TypeAlias(expr name, type_param* type_params, expr value)
     | AugAssign(expr target, operator op, expr value)
     | AnnAssign(expr target, expr annotation, expr? value, int simple)
     | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | While(expr test, stmt* body, stmt* orelse)
     | If(expr test, stmt* body, stmt* orelse)
     | With(withitem* items, stmt* body, string? type_comment)
     | AsyncWith(withitem* items, stmt* body, string? type_comment)
     | Match(expr subject, match_case* cases)
     | Raise(expr? exc, expr? cause)
     | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | Assert(expr test, expr? msg)
     | Import(alias* names)
     | ImportFrom(identifier? module, alias* names, int? level)
     | Global(identifier* names)
     | Nonlocal(identifier* names)
     | Expr(expr value)
     | Pass
     | Break
     | Continue

expr = BoolOp(boolop op, expr* values)
     | NamedExpr(expr target, expr value)
     | BinOp(expr left, operator op, expr right)
     | UnaryOp(unaryop op, expr operand)
     | Lambda(arguments args, expr body)
     | IfExp(expr test, expr body, expr orelse)
     | Dict(expr* keys, expr* values)
     | Set(expr* elts)
     | ListComp(expr elt, comprehension* generators)
     | SetComp(expr elt, comprehension* generators)
     | DictComp(expr key, expr value, comprehension* generators)
     | GeneratorExp(expr elt, comprehension* generators)
     | Await(expr value)
     | Yield(expr? value)
     | YieldFrom(expr value)
     | Compare(expr left, cmpop* ops, expr* comparators)
     | Call(expr func, expr* args, keyword* keywords)
     | FormattedValue(expr value, int conversion, expr? format_spec)
     | JoinedStr(expr* values)
     | Constant(constant value, string? kind)
     | Attribute(expr value, identifier attr, expr_context ctx)
     | Subscript(expr value, expr slice, expr_context ctx)
     | Starred(expr value, expr_context ctx)
     | Name(identifier id, expr_context ctx)
     | List(expr* elts, expr_context ctx)
     | Tuple(expr* elts, expr_context ctx)
     | Slice(expr? lower, expr? upper, expr? step)

expr_context = Load | Store | Del

boolop = And | Or

operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv

unaryop = Invert | Not | UAdd | USub

cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn

comprehension(expr target, expr iter, expr* ifs, int is_async)

excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)

arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)

arg(identifier arg, expr? annotation, string? type_comment)

keyword(identifier? arg, expr value)

alias(identifier name, identifier? asname)

withitem(expr context_expr, expr? optional_vars)

match_case(pattern pattern, expr? guard, stmt* body)

pattern = MatchValue(expr value)
        | MatchSingleton(constant value)
        | MatchSequence(pattern* patterns)
        | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
        | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
        | MatchStar(identifier? name)
        | MatchAs(pattern? pattern, identifier? name)
        | MatchOr(pattern* patterns)

type_ignore = TypeIgnore(int lineno, string tag)

type_param = TypeVar(identifier name, expr? bound)
           | ParamSpec(identifier name)
           | TypeVarTuple(identifier name)
"""

# The fields of each class: name, what it is, and one of "", "?" and "*".
_SCHEMA = {}


def _define(name, base, doc, fields, has_position):
    names = tuple(field for field, _, _ in fields)
    body = {"__module__": "ast", "__doc__": doc, "_fields": names, "__match_args__": names}
    if has_position is not None:
        body["_attributes"] = _POSITION if has_position else ()
        if has_position and base is AST and name not in ("pattern", "type_param"):
            body["end_lineno"] = body["end_col_offset"] = None
    for field, _, many in fields:
        if many == "?":
            body[field] = None
    new = type(name, (base,), body)
    globals()[name] = new
    _SCHEMA[name] = fields
    return new


def _constructor(text):
    name, _, rest = text.partition("(")
    fields = []
    if rest:
        for field in rest[:-1].split(", "):
            kind, field = field.split(" ")
            many = kind[-1] if kind[-1] in "?*" else ""
            fields.append((field, kind.rstrip("?*"), many))
    return name, fields


def _define_all():
    located = ("stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias")
    for definition in _DEFINITIONS.strip().split("\n\n"):
        name, equals, kinds = definition.partition(" = ")
        if not equals:
            name, fields = _constructor(definition)
            _define(name, AST, definition, fields, name in located)
            continue
        base = _define(name, AST, definition, [], name in located)
        for kind in kinds.split("|"):
            kind = kind.strip()
            new, fields = _constructor(kind)
            _define(new, base, kind, fields, None)


_define_all()


def _build(items):
    """The tree that a flat tuple is of."""
    classes = globals()
    items = iter(items)
    root = [None]
    todo = [(root, 0, "mod", "")]
    while todo:
        where, key, kind, many = todo.pop()
        item = next(items)
        if many == "*":
            value = [None] * item
            todo += [(value, at, kind, "") for at in range(item - 1, -1, -1)]
        elif kind in _PLAIN or item is None:
            value = item
        else:
            new = classes[item]
            value = new.__new__(new)
            todo += [(value, name, "int", "") for name in reversed(new._attributes)]
            todo += [(value, *field) for field in reversed(_SCHEMA[item])]
        if type(where) is list:
            where[key] = value
        else:
            setattr(where, key, value)
    return root[0]


_PLAIN = ("identifier", "int", "string", "constant")


def _flatten(tree):
    """The flat tuple of a tree; what is no tree is refused as `obj2ast_mod` of CPython refuses it."""
    classes = globals()
    items = []
    todo = [(tree, "mod", "")]
    while todo:
        value, kind, many = todo.pop()
        if many == "*":
            items.append(len(value))
            todo += [(item, kind, "?") for item in reversed(value)]
        elif kind in _PLAIN:
            items.append(_plain(value, kind, many))
        elif value is None:
            items.append(None)
        else:
            if not isinstance(value, classes[kind]):
                raise TypeError(f"expected some sort of {kind}, but got {value!r}")
            name = _class_name(value)
            items.append(name)
            below = [(_field(value, name, field), field[1], field[2]) for field in _SCHEMA[name]]
            below += _position(value, kind)
            below.reverse()
            todo += below
    return items


def _class_name(node):
    for cls in type(node).__mro__:
        if cls.__name__ in _SCHEMA and cls is globals()[cls.__name__]:
            return cls.__name__
    raise TypeError(f"expected some sort of node, but got {node!r}")


def _field(node, owner, field):
    name, kind, many = field
    try:
        value = getattr(node, name)
    except AttributeError:
        if many == "*":
            return []
        raise TypeError(f'required field "{name}" missing from {owner}') from None
    if many == "*":
        if not isinstance(value, list):
            raise TypeError(f'{owner} field "{name}" must be a list, not a {type(value).__name__}')
    elif value is None and many == "" and kind != "constant":
        raise ValueError(f"field '{name}' is required for {owner}")
    return value


def _position(node, kind):
    if not node._attributes:
        return []
    values = []
    for name in _POSITION:
        value = getattr(node, name, None)
        if value is None:
            if not name.startswith("end_"):
                raise TypeError(f'required field "{name}" missing from {kind}')
            value = values[-2]
        values.append(value)
    return [(value, "int", "") for value in values]


def _plain(value, kind, many):
    if kind == "constant":
        _check_constant(value)
    elif value is None:
        pass
    elif kind == "int":
        if not isinstance(value, int):
            raise ValueError(f"invalid integer value: {value!r}")
    elif type(value) is not str and not (kind == "string" and type(value) is bytes):
        raise TypeError(f"AST {kind} must be of type str")
    return value


def _check_constant(value):
    todo = [value]
    while todo:
        value = todo.pop()
        if type(value) in (tuple, frozenset):
            todo += value
        elif value is not None and value is not ... and type(value) not in (int, bool, float, complex, str, bytes):
            raise TypeError(f"got an invalid type in Constant: {type(value).__name__}")


def _marshal(items):
    """A tuple in the format of `marshal`."""
    out = [b"(", len(items).to_bytes(4, "little")]
    todo = [iter(items)]
    while todo:
        for item in todo[-1]:
            if _marshal_one(item, out):
                todo.append(iter(item))
                break
        else:
            todo.pop()
    return b"".join(out)


def _marshal_one(value, out):
    """Writes one object; true if its items are still to be written."""
    kind = type(value)
    if kind in (tuple, frozenset):
        out += [b"(" if kind is tuple else b">", len(value).to_bytes(4, "little")]
        return True
    if value is None:
        out.append(b"N")
    elif value is ...:
        out.append(b".")
    elif kind is bool:
        out.append(b"T" if value else b"F")
    elif isinstance(value, int):
        _marshal_int(int(value), out)
    elif kind is str:
        text = value.encode("utf-8", "surrogatepass")
        out += [b"u", len(text).to_bytes(4, "little"), text]
    elif kind is bytes:
        out += [b"s", len(value).to_bytes(4, "little"), value]
    elif kind is float:
        out += [b"g", _float_bytes(value)]
    else:
        out += [b"y", _float_bytes(value.real), _float_bytes(value.imag)]
    return False


def _float_bytes(value):
    """IEEE 754's 64 bits."""
    from math import copysign, frexp, isfinite

    bits = 1 << 63 if copysign(1.0, value) < 0 else 0
    if not isfinite(value):
        bits |= 0x7FF << 52 | (1 << 51 if value != value else 0)
    elif value:
        fraction, exponent = frexp(abs(value))
        mantissa, exponent = int(fraction * (1 << 53)), exponent + 1022
        if exponent <= 0:
            mantissa, exponent = mantissa >> 1 - exponent, 0
        bits |= exponent << 52 | mantissa & (1 << 52) - 1
    return bits.to_bytes(8, "little")


def _marshal_int(value, out):
    if -(1 << 31) <= value < 1 << 31:
        out += [b"i", (value & 0xFFFFFFFF).to_bytes(4, "little")]
        return
    digits, rest = [], abs(value)
    while rest:
        digits.append((rest & 0x7FFF).to_bytes(2, "little"))
        rest >>= 15
    size = len(digits) if value > 0 else -len(digits)
    out += [b"l", (size & 0xFFFFFFFF).to_bytes(4, "little"), *digits]
