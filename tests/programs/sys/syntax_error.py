# A SyntaxError at run time: its attributes, and how excepthook shows it.
import sys
for src in ['a b', 'def f(:\n pass', 'if 1:\nx', 'print "a"', 'é = é é']:
    try: exec(src)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.print_file_and_line)
        sys.excepthook(type(e), e, None)
