# Only 3.12: QUOTE_STRINGS and QUOTE_NOTNULL
# csv, and the native half of it.
import csv, io
def w(rows, **k):
    f = io.StringIO()
    try:
        csv.writer(f, **k).writerows(rows); print(repr(f.getvalue()))
    except Exception as e: print(type(e).__name__, e, k)
def r(text, **k):
    try: print(list(csv.reader(io.StringIO(text, newline=""), **k)))
    except Exception as e: print(type(e).__name__, e, k)
rows = [["a", 1, None, 2.5, 'q"x', "c,d", "e\nf", "", "g\\h", " s"], [""], ["x"], []]
for k in [{}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quoting": csv.QUOTE_NONE}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}, {"doublequote": False, "escapechar": "\\"}, {"doublequote": False}, {"delimiter": "\t"}, {"dialect": "excel-tab"}, {"dialect": "unix"}, {"lineterminator": "!"}, {"quotechar": "'"}, {"quotechar": None}, {"delimiter": "ab"}, {"delimiter": None}, {"quotechar": 1}, {"quoting": 9}, {"quoting": "x"}, {"dialect": "none"}, {"lineterminator": None}, {"quotechar": "", "quoting": 1}, {"bad": 1}]:
    w(rows, **k)
    w([["a"], [None], [5, "x"]], **k)
for t in ['a,b\r\n1,"x ""y"" z"\n', 'a,"b\nc",d\n', '"abc"x,y', '"abc', 'a\rb', 'a\\,b,c', ' a, b', '1,2.5,"x"\n', "a,'b,c'", "", "\n\n", "a\n\nb", "a,,", '"a" ,b', "a\\\nb,c", '"x\\"y",z']:
    for k in [{}, {"strict": True}, {"escapechar": "\\"}, {"skipinitialspace": True}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE}, {"quotechar": "'"}, {"doublequote": False}]:
        r(t, **k)
print(csv.list_dialects(), csv.field_size_limit(), csv.field_size_limit(5), csv.field_size_limit())
r("abcdefgh,i"); r("abcd,e"); csv.field_size_limit(131072)
csv.register_dialect("p", delimiter="|"); print(csv.get_dialect("p").delimiter); r("a|b", dialect="p"); csv.unregister_dialect("p")
for f in [lambda: csv.unregister_dialect("p"), lambda: csv.register_dialect(1), lambda: csv.get_dialect("zz"), lambda: csv.writer(1), lambda: csv.writer(io.StringIO()).writerow(5), lambda: list(csv.reader([b"x"])), lambda: list(csv.reader(5)), lambda: csv.field_size_limit("x")]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
f = io.StringIO(); d = csv.DictWriter(f, ["a", "b"]); d.writeheader(); d.writerow({"a": 1, "b": "x,y"}); print(repr(f.getvalue()))
print(list(csv.DictReader(io.StringIO(f.getvalue()))))
rd = csv.reader(["a,b", "c"]); print(next(rd), rd.line_num, rd.dialect.delimiter, csv.Sniffer().sniff("a;b\nc;d\n").delimiter)
class D(csv.excel): delimiter = ";"
r("a;b", dialect=D()); r("a;b", dialect=D)
