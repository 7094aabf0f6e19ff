"""The native half of `csv`: Modules/_csv.c of CPython 3.12, in Python."""

__version__ = "1.0"

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_limit = 128 * 1024
_unset = object()


class Error(Exception):
    pass


def _kind(value):
    return type(value).__name__


def _char_or_none(name, value):
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string or None, not {_kind(value)}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


def _char(name, value):
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string, not {_kind(value)}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


def _text(name, value):
    if value is not None and not isinstance(value, str):
        raise TypeError(f'"{name}" must be a string')
    return value


def _number(name, value):
    if type(value) is not int:
        raise TypeError(f'"{name}" must be an integer')
    return value


def _truth(name, value):
    return bool(value)


_FIELDS = {
    "delimiter": (_char, ","),
    "doublequote": (_truth, True),
    "escapechar": (_char_or_none, None),
    "lineterminator": (_text, "\r\n"),
    "quotechar": (_char_or_none, '"'),
    "quoting": (_number, QUOTE_MINIMAL),
    "skipinitialspace": (_truth, False),
    "strict": (_truth, False),
}


class Dialect:
    """CSV dialect

The Dialect type records CSV dialect options."""

    __slots__ = ("_options",)

    def __new__(
        cls, dialect=_unset, delimiter=_unset, doublequote=_unset, escapechar=_unset, lineterminator=_unset,
        quotechar=_unset, quoting=_unset, skipinitialspace=_unset, strict=_unset,
    ):
        given = {
            "delimiter": delimiter,
            "doublequote": doublequote,
            "escapechar": escapechar,
            "lineterminator": lineterminator,
            "quotechar": quotechar,
            "quoting": quoting,
            "skipinitialspace": skipinitialspace,
            "strict": strict,
        }
        if dialect is not _unset and dialect is not None:
            if isinstance(dialect, str):
                dialect = get_dialect(dialect)
            if type(dialect) is Dialect and all(value is _unset for value in given.values()):
                return dialect
            for name, value in given.items():
                if value is _unset:
                    given[name] = getattr(dialect, name, _unset)
        options = {}
        for name, (check, default) in _FIELDS.items():
            value = given[name]
            options[name] = default if value is _unset else check(name, value)
        if not 0 <= options["quoting"] <= QUOTE_NOTNULL:
            raise TypeError('bad "quoting" value')
        if given["quotechar"] is None and given["quoting"] is _unset:
            options["quoting"] = QUOTE_NONE
        if options["quoting"] != QUOTE_NONE and options["quotechar"] is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if options["lineterminator"] is None:
            raise TypeError("lineterminator must be set")
        self = object.__new__(cls)
        self._options = options
        return self

    delimiter = property(lambda self: self._options["delimiter"])
    doublequote = property(lambda self: self._options["doublequote"])
    escapechar = property(lambda self: self._options["escapechar"])
    lineterminator = property(lambda self: self._options["lineterminator"])
    quotechar = property(lambda self: self._options["quotechar"])
    quoting = property(lambda self: self._options["quoting"])
    skipinitialspace = property(lambda self: self._options["skipinitialspace"])
    strict = property(lambda self: self._options["strict"])

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{_kind(self)}' instances")


def _dialect_of(dialect, options):
    if dialect is not _unset:
        options = {"dialect": dialect, **options} if "dialect" not in options else options
    for name in options:
        if name != "dialect" and name not in _FIELDS:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    return Dialect(**options)


def register_dialect(name, dialect=_unset, /, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect_of(dialect, options)


def unregister_dialect(name):
    try:
        del _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def get_dialect(name):
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=_unset, /):
    global _limit
    old = _limit
    if limit is not _unset:
        if type(limit) is not int:
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


(
    _START_RECORD, _START_FIELD, _ESCAPED_CHAR, _IN_FIELD, _IN_QUOTED_FIELD, _ESCAPE_IN_QUOTED_FIELD,
    _QUOTE_IN_QUOTED_FIELD, _EAT_CRNL, _AFTER_ESCAPED_CRNL,
) = range(9)
_ENDS = ("\n", "\r", "")


class _Reader:
    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field, self._numeric, self._state = [], [], False, _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED_FIELD:
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    break
                raise
            if not isinstance(line, str):
                kind = _kind(line)
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            if self._state == _START_RECORD and (plain := self._plain(line)) is not None:
                return plain
            for c in line:
                self._take(c)
            self._take("")
            if self._state == _START_RECORD:
                break
        return self._fields

    def _plain(self, line):
        """The fields of a line in which nothing has a meaning but the delimiter."""
        dialect = self.dialect
        quote, escape = dialect.quotechar, dialect.escapechar
        if dialect.quoting == QUOTE_NONNUMERIC or dialect.skipinitialspace:
            return None
        if quote is not None and quote in line or escape is not None and escape in line:
            return None
        body = line.removesuffix("\n").removesuffix("\r")
        if "\n" in body or "\r" in body or len(line) > _limit:
            return None
        return body.split(dialect.delimiter) if body else []

    def _add(self, c):
        if len(self._field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._field.append(c)

    def _save(self):
        field = "".join(self._field)
        self._field = []
        if self._numeric:
            self._numeric = False
            field = float(field)
        self._fields.append(field)

    def _end(self, c):
        self._save()
        self._state = _EAT_CRNL if c else _START_RECORD

    def _take(self, c):
        dialect, state = self.dialect, self._state
        if state == _START_RECORD:
            if not c:
                return
            if c in _ENDS:
                self._state = _EAT_CRNL
                return
            state = self._state = _START_FIELD
        if state == _START_FIELD:
            self._begin(c)
        elif state == _ESCAPED_CHAR:
            self._add(c or "\n")
            self._state = _AFTER_ESCAPED_CRNL if c == "\n" or c == "\r" else _IN_FIELD
        elif state == _IN_FIELD or state == _AFTER_ESCAPED_CRNL:
            if state == _AFTER_ESCAPED_CRNL and not c:
                return
            if c in _ENDS:
                self._end(c)
            elif c == dialect.escapechar:
                self._state = _ESCAPED_CHAR
            elif c == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _IN_QUOTED_FIELD:
            if not c:
                return
            if c == dialect.escapechar:
                self._state = _ESCAPE_IN_QUOTED_FIELD
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED_FIELD if dialect.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPE_IN_QUOTED_FIELD:
            self._add(c or "\n")
            self._state = _IN_QUOTED_FIELD
        elif state == _QUOTE_IN_QUOTED_FIELD:
            self._after_quote(c)
        elif not c:
            self._state = _START_RECORD
        elif c not in _ENDS:
            raise Error(
                "new-line character seen in unquoted field - do you need to open the file with newline=''?"
            )

    def _begin(self, c):
        dialect = self.dialect
        if c in _ENDS:
            self._end(c)
        elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._state = _IN_QUOTED_FIELD
        elif c == dialect.escapechar:
            self._state = _ESCAPED_CHAR
        elif c == " " and dialect.skipinitialspace:
            pass
        elif c == dialect.delimiter:
            self._save()
        else:
            if dialect.quoting == QUOTE_NONNUMERIC:
                self._numeric = True
            self._add(c)
            self._state = _IN_FIELD

    def _after_quote(self, c):
        dialect = self.dialect
        if c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._add(c)
            self._state = _IN_QUOTED_FIELD
        elif c == dialect.delimiter:
            self._save()
            self._state = _START_FIELD
        elif c in _ENDS:
            self._end(c)
        elif dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        else:
            self._add(c)
            self._state = _IN_FIELD


class _Writer:
    def __init__(self, write, dialect):
        self._write = write
        self.dialect = dialect
        special = {dialect.delimiter, dialect.escapechar, dialect.quotechar, *dialect.lineterminator}
        self._special = special - {None}

    def writerow(self, row, /):
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {_kind(row)}") from None
        dialect = self.dialect
        texts = [self._text(field) for field in fields]
        if len(texts) == 1 and not texts[0]:
            if dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            texts = [dialect.quotechar * 2]
        return self._write(dialect.delimiter.join(texts) + dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _text(self, field):
        quoting = self.dialect.quoting
        if quoting == QUOTE_NONNUMERIC:
            quoted = not _is_number(field)
        elif quoting == QUOTE_STRINGS:
            quoted = isinstance(field, str)
        elif quoting == QUOTE_NOTNULL:
            quoted = field is not None
        else:
            quoted = quoting == QUOTE_ALL
        if field is None:
            text = ""
        else:
            text = field if isinstance(field, str) else str(field)
        if not self._special.isdisjoint(text):
            text, must = self._escaped(text)
            quoted = quoted or must
        quote = self.dialect.quotechar
        return quote + text + quote if quoted else text

    def _escaped(self, text):
        """The text with what must be escaped or doubled, and whether it must be quoted."""
        dialect = self.dialect
        parts, quoted = [], False
        for c in text:
            if c in self._special:
                escape = dialect.quoting == QUOTE_NONE
                if not escape:
                    if c == dialect.quotechar:
                        if dialect.doublequote:
                            parts.append(c)
                        else:
                            escape = True
                    elif c == dialect.escapechar:
                        escape = True
                    quoted = quoted or not escape
                if escape:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
            parts.append(c)
        return "".join(parts), quoted


def _is_number(value):
    kind = type(value)
    return hasattr(kind, "__index__") or hasattr(kind, "__int__") or hasattr(kind, "__float__") or kind is complex


def reader(iterable, dialect=_unset, /, **options):
    return _Reader(iterable, _dialect_of(dialect, options))


def writer(fileobj, dialect=_unset, /, **options):
    write = getattr(fileobj, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(write, _dialect_of(dialect, options))


_Reader.__name__, _Reader.__qualname__ = "reader", "reader"
_Writer.__name__, _Writer.__qualname__ = "writer", "writer"
