# _string: the parts of formats and of field names.
import _string
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ('', 'plain', 'a{{b}}c', '{}', '{0}{x!r:>{w}}d', 'a{b.c[d]:e}f{{g', '{:{}{}}', '{a!s}', '{a:}', '}{', 'x}', '{', '{a', '{a!', '{a!rx}', '{a{b}}', 'é{é}'):
    t(lambda: list(_string.formatter_parser(text)))
for name in ('', 'a', '0', 'a.b', 'a[0]', 'a[b].c[1]', '12.x', 'a..b', 'a[', 'a[]', 'a[0]x', '.a', '[0]'):
    def split():
        first, rest = _string.formatter_field_name_split(name)
        return first, list(rest)
    t(split)
t(lambda: _string.formatter_parser(5))
