"""Python wrapper for Expat parser."""

import _expat
import sys

EXPAT_VERSION = "expat_2.5.0"
version_info = (2, 5, 0)
native_encoding = "UTF-8"
features = [("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1), ("XML_DTD", 0), ("XML_CONTEXT_BYTES", 1024), ("XML_NS", 0),
            ("XML_BLAP_MAX_AMP", 100), ("XML_BLAP_ACT_THRES", 8388608)]
XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2

_ERRORS = {
    1: ("XML_ERROR_NO_MEMORY", "out of memory"),
    2: ("XML_ERROR_SYNTAX", "syntax error"),
    3: ("XML_ERROR_NO_ELEMENTS", "no element found"),
    4: ("XML_ERROR_INVALID_TOKEN", "not well-formed (invalid token)"),
    5: ("XML_ERROR_UNCLOSED_TOKEN", "unclosed token"),
    6: ("XML_ERROR_PARTIAL_CHAR", "partial character"),
    7: ("XML_ERROR_TAG_MISMATCH", "mismatched tag"),
    8: ("XML_ERROR_DUPLICATE_ATTRIBUTE", "duplicate attribute"),
    9: ("XML_ERROR_JUNK_AFTER_DOC_ELEMENT", "junk after document element"),
    10: ("XML_ERROR_PARAM_ENTITY_REF", "illegal parameter entity reference"),
    11: ("XML_ERROR_UNDEFINED_ENTITY", "undefined entity"),
    12: ("XML_ERROR_RECURSIVE_ENTITY_REF", "recursive entity reference"),
    13: ("XML_ERROR_ASYNC_ENTITY", "asynchronous entity"),
    14: ("XML_ERROR_BAD_CHAR_REF", "reference to invalid character number"),
    15: ("XML_ERROR_BINARY_ENTITY_REF", "reference to binary entity"),
    16: ("XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF", "reference to external entity in attribute"),
    17: ("XML_ERROR_MISPLACED_XML_PI", "XML or text declaration not at start of entity"),
    18: ("XML_ERROR_UNKNOWN_ENCODING", "unknown encoding"),
    19: ("XML_ERROR_INCORRECT_ENCODING", "encoding specified in XML declaration is incorrect"),
    20: ("XML_ERROR_UNCLOSED_CDATA_SECTION", "unclosed CDATA section"),
    21: ("XML_ERROR_EXTERNAL_ENTITY_HANDLING", "error in processing external entity reference"),
    22: ("XML_ERROR_NOT_STANDALONE", "document is not standalone"),
    23: ("XML_ERROR_UNEXPECTED_STATE", "unexpected parser state - please send a bug report"),
    24: ("XML_ERROR_ENTITY_DECLARED_IN_PE", "entity declared in parameter entity"),
    25: ("XML_ERROR_FEATURE_REQUIRES_XML_DTD", "requested feature requires XML_DTD support in Expat"),
    26: ("XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING", "cannot change setting once parsing has begun"),
    27: ("XML_ERROR_UNBOUND_PREFIX", "unbound prefix"),
    28: ("XML_ERROR_UNDECLARING_PREFIX", "must not undeclare prefix"),
    29: ("XML_ERROR_INCOMPLETE_PE", "incomplete markup in parameter entity"),
    30: ("XML_ERROR_XML_DECL", "XML declaration not well-formed"),
    31: ("XML_ERROR_TEXT_DECL", "text declaration not well-formed"),
    32: ("XML_ERROR_PUBLICID", "illegal character(s) in public id"),
    33: ("XML_ERROR_SUSPENDED", "parser suspended"),
    34: ("XML_ERROR_NOT_SUSPENDED", "parser not suspended"),
    35: ("XML_ERROR_ABORTED", "parsing aborted"),
    36: ("XML_ERROR_FINISHED", "parsing finished"),
    37: ("XML_ERROR_SUSPEND_PE", "cannot suspend in external parameter entity"),
    38: ("XML_ERROR_RESERVED_PREFIX_XML", "reserved prefix (xml) must not be undeclared or bound to another namespace name"),
    39: ("XML_ERROR_RESERVED_PREFIX_XMLNS", "reserved prefix (xmlns) must not be declared or undeclared"),
    40: ("XML_ERROR_RESERVED_NAMESPACE_URI", "prefix must not be bound to one of the reserved namespace names"),
    41: ("XML_ERROR_INVALID_ARGUMENT", "invalid argument"),
    42: ("XML_ERROR_NO_BUFFER", "a successful prior call to function XML_GetBuffer is required"),
    43: ("XML_ERROR_AMPLIFICATION_LIMIT_BREACH", "limit on input amplification factor (from DTD and entities) breached"),
}


def _module(name, doc, values):
    module = type(sys)("pyexpat." + name, doc)
    vars(module).update(values)
    sys.modules["pyexpat." + name] = module
    return module


errors = _module("errors", "Constants used to describe error conditions.", {name: text for name, text in _ERRORS.values()})
errors.codes = {text: code for code, (_, text) in _ERRORS.items()}
errors.messages = {code: text for code, (_, text) in _ERRORS.items()}
model = _module("model", "Constants used to interpret content model information.", {
    "XML_CTYPE_EMPTY": 1, "XML_CTYPE_ANY": 2, "XML_CTYPE_MIXED": 3, "XML_CTYPE_NAME": 4, "XML_CTYPE_CHOICE": 5, "XML_CTYPE_SEQ": 6,
    "XML_CQUANT_NONE": 0, "XML_CQUANT_OPT": 1, "XML_CQUANT_REP": 2, "XML_CQUANT_PLUS": 3})


class ExpatError(Exception):
    pass


ExpatError.__module__ = "xml.parsers.expat"
error = ExpatError


def ErrorString(code, /):
    """Returns string error for given number."""
    return errors.messages.get(code)


_HANDLERS = ("StartElement", "EndElement", "ProcessingInstruction", "CharacterData", "UnparsedEntityDecl", "NotationDecl",
             "StartNamespaceDecl", "EndNamespaceDecl", "Comment", "StartCdataSection", "EndCdataSection", "Default",
             "DefaultHandlerExpand", "NotStandalone", "ExternalEntityRef", "StartDoctypeDecl", "EndDoctypeDecl", "EntityDecl",
             "XmlDecl", "ElementDecl", "AttlistDecl", "SkippedEntity")
_EXPAND = "DefaultHandlerExpand"


def _words(text):
    """The words and literals of a document type, and the blanks between them."""
    start = 0
    while start < len(text):
        first = text[start]
        if first in "\"'":
            end = text.find(first, start + 1) + 1 or len(text)
        else:
            end = start + 1
            while end < len(text) and first not in "[]>" and text[end] not in "[]>\"'" and text[end].isspace() == first.isspace():
                end += 1
        yield text[start:end]
        start = end


class xmlparser:
    """XML parser"""

    __slots__ = ("_native", "_handlers", "_text", "_length", "_buffers", "_size", "_ordered", "_specified", "_prefixes", "_intern",
                 "_code", "_parameters", "_foreign", "_finished", "_begun", "_context", "_active", "_place")

    def __new__(cls):
        raise TypeError("cannot create 'pyexpat.xmlparser' instances")

    def Parse(self, data, isfinal=False, /):
        """Parse XML data."""
        if isinstance(data, str):
            data = data.encode("utf-8")
            if not self._begun:
                self._native.told("utf-8")
        isfinal = bool(isfinal)
        if self._finished:
            raise self._error(36)
        view = memoryview(data)
        if not view.c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        self._native.feed(data, isfinal)
        self._run(data)
        if isfinal:
            self._finished = True
        return 1

    def _run(self, data):
        outer, self._active = self._active, True
        self._context = data
        self._begun = True
        native, handlers = self._native, self._handlers
        take = native.next
        try:
            while True:
                event = take()
                if event.__class__ is tuple:
                    kind = event[0]
                    handler = handlers.get(kind)
                    if kind == "CharacterData":
                        if handler is None:
                            self._default(event[1])
                        elif self._buffers:
                            self._gather(event[2], handler)
                        else:
                            handler(event[2])
                        continue
                    if self._text and handler is not None:
                        self._flush()
                    if handler is None:
                        if kind == "UnparsedEntityDecl" and (handler := handlers.get("EntityDecl")) is not None:
                            name, base, system, public, notation = event[2:]
                            handler(name, 0, None, base, system, public, notation)
                        elif event[1] is not None and (kind == "EndDoctypeDecl" or event[1].startswith("<!") and kind.endswith("Decl")):
                            for word in _words(event[1]):
                                self._default(word)
                        else:
                            self._default(event[1])
                    elif kind == "StartElement":
                        self._start(event, handler)
                    elif kind == "EndElement" or kind == "StartNamespaceDecl" or kind == "EndNamespaceDecl":
                        handler(*map(self._interned, event[2:]))
                    elif kind == "ExternalEntityRef":
                        if not self._truth(handler(*event[2:]), kind):
                            raise self._error(21)
                    elif kind == "NotStandalone":
                        if not self._truth(handler(), kind):
                            raise self._error(22)
                    else:
                        handler(*event[2:])
                elif event is None:
                    break
                elif event.__class__ is int:
                    raise self._error(event)
                else:
                    self._make_table(event)
            if self._text:
                self._flush()
        except BaseException as error:
            if error.__class__ is not ExpatError:
                handlers.clear()
                self._update()
            raise
        finally:
            self._active = outer
            self._context = None

    @staticmethod
    def _truth(answer, kind):
        if not isinstance(answer, int):
            raise TypeError(f"'{type(answer).__name__}' object cannot be interpreted as an integer")
        return answer

    def _default(self, raw):
        if raw:
            handler = self._handlers.get("Default") or self._handlers.get(_EXPAND)
            if handler is not None:
                if self._text:
                    self._flush()
                handler(raw)

    def _start(self, event, handler):
        names = event[3]
        intern = self._intern
        if intern is None:
            name = event[2]
        else:
            name = intern.setdefault(event[2], event[2])
            for index in range(0, len(names), 2):
                names[index] = intern.setdefault(names[index], names[index])
        handler(name, names if self._ordered else dict(zip(names[::2], names[1::2])))

    def _interned(self, text):
        if text is None or self._intern is None:
            return text
        return self._intern.setdefault(text, text)

    def _gather(self, text, handler):
        size = len(text.encode("utf-8", "surrogatepass")) if not text.isascii() else len(text)
        if self._length + size > self._size:
            self._flush()
            # The handler may have been taken away.
            handler = self._handlers.get("CharacterData")
            if handler is None:
                return
        if size > self._size:
            handler(text)
        else:
            self._text.append(text)
            self._length += size

    def _flush(self):
        text, self._text, self._length = "".join(self._text), [], 0
        handler = self._handlers.get("CharacterData")
        if handler is not None and text:
            handler(text)

    def _make_table(self, name):
        table = bytes(range(256)).decode(name, "replace")
        if len(table) != 256:
            raise ValueError("multi-byte encodings are not supported")
        self._native.table(table)

    def _error(self, code):
        self._code = code
        self._finished = True
        self._place = self._native.place()
        line, column = self._place[1:]
        error = ExpatError(f"{errors.messages.get(code)}: line {line}, column {column}")
        error.code, error.offset, error.lineno = code, column, line
        return error

    def ParseFile(self, file, /):
        """Parse XML data from file-like object."""
        try:
            read = file.read
        except AttributeError:
            raise TypeError("argument must have 'read' attribute") from None
        while True:
            data = read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f"read() did not return a bytes object (type={type(data).__name__:.400})")
            if len(data) > 2048:
                raise ValueError(f"read() returned too much data: 2048 bytes requested, {len(data)} returned")
            self.Parse(data, not data)
            if not data:
                return 1

    def SetBase(self, base, /):
        """Set the base URL for the parser."""
        self._native.base(base)

    def GetBase(self):
        """Return base URL string for the parser."""
        return self._native.base()

    def GetInputContext(self):
        """Return the untranslated text of the input that caused the current event."""
        return bytes(self._context) if self._active and self._context is not None else None

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler."""
        parser = object.__new__(xmlparser)
        parser._begin(self._native.inner(context is not None, encoding), self._intern)
        parser._handlers = dict(self._handlers)
        parser._buffers, parser._size = self._buffers, self._size
        parser._ordered, parser._specified, parser._prefixes = self._ordered, self._specified, self._prefixes
        parser._parameters = self._parameters
        parser._update()
        return parser

    def SetParamEntityParsing(self, flag, /):
        """Controls parsing of parameter entities (including the external DTD subset)."""
        if self._begun:
            return 0
        self._parameters = flag
        self._update()
        return 1

    def UseForeignDTD(self, flag=True, /):
        """Allows the application to provide an artificial external subset if one is not specified as part of the document instance."""
        if self._begun:
            self._code = 26
            raise self._error(26)
        self._foreign = bool(flag)
        self._update()

    def _begin(self, native, intern):
        self._native, self._handlers, self._intern = native, {}, intern
        self._text, self._length, self._buffers, self._size = [], 0, False, 8192
        self._ordered = self._specified = self._prefixes = self._foreign = False
        self._code = self._parameters = 0
        self._finished = self._begun = self._active = False
        self._context = self._place = None

    def _update(self):
        handlers = self._handlers
        default = handlers.get("Default")
        self._native.set(default is not None or handlers.get(_EXPAND) is not None, default is not None,
                         handlers.get("ExternalEntityRef") is not None, self._parameters,
                         self._foreign | self._specified << 1, self._prefixes)

    @property
    def intern(self):
        return self._intern

    @property
    def buffer_text(self):
        return self._buffers

    @buffer_text.setter
    def buffer_text(self, value):
        if self._buffers and not value:
            self._flush()
        self._buffers = bool(value)

    @property
    def buffer_size(self):
        return self._size

    @buffer_size.setter
    def buffer_size(self, value):
        if not isinstance(value, int):
            raise TypeError("buffer_size must be an integer")
        if value <= 0:
            raise ValueError("buffer_size must be greater than zero")
        if value > 2147483647:
            raise ValueError("buffer_size must not be greater than 2147483647")
        if value != self._size and self._buffers:
            self._flush()
        self._size = value

    @property
    def buffer_used(self):
        return self._length

    ErrorCode = property(lambda self: self._code)


def _handler(kind):
    def get(self):
        return self._handlers.get(kind)

    def set(self, value):
        if kind == "CharacterData" and self._text:
            self._flush()
        if value is None:
            self._handlers.pop(kind, None)
        else:
            self._handlers[kind] = value
            if kind == "Default":
                self._handlers.pop(_EXPAND, None)
            elif kind == _EXPAND:
                self._handlers.pop("Default", None)
        if kind in ("Default", _EXPAND, "ExternalEntityRef"):
            self._update()

    return property(get, set)


def _flag(slot):
    def set(self, value):
        setattr(self, slot, bool(value))
        self._update()

    return property(lambda self: getattr(self, slot), set)


def _place(index):
    def get(self):
        place = self._native.place()
        if not index and not self._begun:
            return -1
        return place[index]

    return property(get)


for _name in _HANDLERS:
    setattr(xmlparser, _name if _name == _EXPAND else _name + "Handler", _handler(_name))
for _name in ("ordered_attributes", "specified_attributes", "namespace_prefixes"):
    setattr(xmlparser, _name, _flag("_" + _name.replace("namespace_", "").replace("_attributes", "")))
for _index, _name in enumerate(("ByteIndex", "LineNumber", "ColumnNumber")):
    setattr(xmlparser, "Current" + _name, _place(_index))
    setattr(xmlparser, "Error" + _name, _place(_index))
XMLParserType = xmlparser


def ParserCreate(encoding=None, namespace_separator=None, intern=...):
    """Return a new XML parser object."""
    for place, value in (("encoding", encoding), ("namespace_separator", namespace_separator)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"ParserCreate() argument '{place}' must be str or None, not {type(value).__name__}")
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    if intern is ...:
        intern = {}
    elif intern is not None and not isinstance(intern, dict):
        raise TypeError("intern must be a dictionary")
    parser = object.__new__(xmlparser)
    parser._begin(_expat.Parser(encoding, namespace_separator), intern)
    return parser
