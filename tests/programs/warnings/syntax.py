# SyntaxWarnings of source compiled by a running program go through the filters; with an error they are a SyntaxError.
import warnings

compile("a = 1\nassert (1, 'b')\n", "some.py", "exec")
exec("assert (1, 2)")
with warnings.catch_warnings(record=True) as records:
    warnings.simplefilter("always")
    exec("assert (1, 3)")
    compile("assert (1, 4)", "dir/mod.py", "exec")
    print([(str(r.message), r.category.__name__, r.filename, r.lineno) for r in records])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile("x = 3\nassert (1, 5)\n", "other.py", "exec")
    except SyntaxError as e:
        print(e, e.filename, e.lineno, e.offset, repr(e.text))
try:
    compile("b = = 1\n", "some.py", "exec")
except SyntaxError as e:
    print(e)
