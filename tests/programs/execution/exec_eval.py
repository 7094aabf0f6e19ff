# exec and eval with names of where they stand and with dicts; what they refuse.
print(eval("1+2"))
exec("a = 5\nprint(a)")
print(a)
g = {}
exec("x = 1\ndef f(): return x + len('abc')\ny = f()", g)
print(g['y'], '__builtins__' in g, g['f'].__builtins__ is g['__builtins__'])
def t():
    q = 3
    exec("print(q); z = 4")
    print(eval("q * 2"), sorted(locals()))
t()
for bad in ["exec(1)", "eval('1', [])", "eval('1', 5)", "exec('1', {}, 5)", "exec('', [])", "eval()", "exec()", "eval('1',{},{},{})", "exec(b'print(9)')", "eval(bytearray(b'  3+4'))",
    "compile('1','f')", "compile('1','f','foo')", "compile('1', 1, 'exec')", "compile('1','f','exec', 1<<30)","compile('1','f','exec', 0, 0, 7)", "eval(compile('(1,2)', 'f', 'eval'))", "compile('a b', 'f.py', 'exec')", "eval('a b')", "exec('x\\0y')", "exec('if 1:\\nx')"]:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e, getattr(e, 'lineno', None))
