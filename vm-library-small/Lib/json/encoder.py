"""JSONEncoder. After CPython's Lib/json/encoder.py; lines and indents are native too."""

from _json import encode_basestring, encode_basestring_ascii, make_encoder


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} '
                        f'is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        encoder = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        return make_encoder(
            {} if self.check_circular else None, self.default, encoder, indent, self.key_separator,
            self.item_separator, self.sort_keys, self.skipkeys, self.allow_nan)(o, 0)
