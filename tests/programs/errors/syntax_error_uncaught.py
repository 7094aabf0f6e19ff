# A SyntaxError made by a program, with and without a place.
try:
    raise SyntaxError("bad thing", ("file.py", 3, 5, "abcdefgh\n", 3, 8))
except SyntaxError as error:
    print(error, error.lineno, error.offset, error.text, error.end_offset)
    raise SyntaxError("only text") from error
