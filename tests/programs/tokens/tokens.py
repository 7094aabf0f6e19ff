# _tokenize: tokens of names, numbers, strings, f-strings, indentation, comments; errors.
# Only 3.12: 3.11 has no such module
import _tokenize


def show(text, extra=True):
    print(repr(text))
    try:
        for token in _tokenize.TokenizerIter(iter(text.splitlines(True)).__next__, extra_tokens=extra):
            print("   ", token)
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset)


show("x = 1  # c\n# d\n\n  # e\ny")
show("if x:\n  y\n  \n\n  z\nw", False)
show("f'a{x!r:>{w}}b{{' rf'\\{a}\\N{DOT}' f'{z=}'\n")
show("f'''a\n{b\n}c''' '''x\ny'''\n")
show("1_000j 0o17 .5 1..2 0xFF 1e5 -> := **= //= ... <>\n", False)
show("async def f(): await x\n")
show("(1,\n2")
show("if 1:\n    a\n  b\n")
for bad in ("a = 'x\n", "x = '''a\nb", "f'{a", "0x\n", "0b12\n", "1_\n", "a \\ b\n", "f'}'\n", "if 1:\n\ta\n        b\n", "\0\n"):
    show(bad)
lines = iter([b"\xe9 = 1\n", b"", b"unread\n"])
print(list(_tokenize.TokenizerIter(lambda: next(lines), extra_tokens=True, encoding="latin-1")))
