# Mistakes that compile, each of which CPython 3.12 warns of, beside what is right.
x = 1
def f(): pass
assert (x, 'm')
assert ()
assert (1, 2)
x is 1
x is not 'a'
1 is 2 is x
x is ()
x is (1,)
x is None is 1
if x is 1: pass
if not x is 1: pass
a = 1, 2
if 0:
    1()
    'a'()
    f'a'()
    [x](1)
    (1, x)()
    (x for x in a)()
    {}()
    {1}()
    {x: 1 for x in a}()
    (lambda: 0)()
    1[0]
    None[0]
    1.0[0]
    {1}[0]
    {x}[0]
    (lambda: 0)[1]
    'abc'['d']
    b'abc'[1.0]
    [1]['a']
    [1][True]
    [1][1:2]
    [1][x]
    [1, x][1, 2]
    (1, 2)[x, 2]
    f'{x}'[None]
    [y for y in a]['a']
    {1: 2}['a']
    1[0] = 1
    del 1[0]
    1[0] += 1
    [1]['a'] = 1
try: pass
finally:
    assert (x, 1)
while x is 1: pass
y = [z for z in a if z is 1]
def g():
    "\d doc"
    return x is 1
[
    x is 1,
    '''a
    b''' '\d'
]
h = 1if x else 2
h = 1.5if x else 0o1if x else 1jif x else 0b1or 3
i = f'\{x}'
j = f'\d{x}\q'
k = f'''\d
{x}
\q''' f"""\w{
x}"""
l = f'{x:\d}'
m = b'\d\q\777'
n = '\777 \d \400 \377'
o = f'{"\d"}\q'
p = r'\d' if 0 else fr'\d{x}\{x}'
q = '''
\d'''
