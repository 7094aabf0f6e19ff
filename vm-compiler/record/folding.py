"""Records what CPython 3.12 makes of expressions of constants.

usage: python3.12 record/folding.py > tests/folding.txt
"""

import warnings

EXPRESSIONS = """
1 + 2 * 3
2 ** 64
2 ** 128
3 ** -2
(-8) ** 0.5
0 ** 10**20
1 << 100
1 << 200
-7 // 2
-7 % 3
7 % -3
-7.5 // 2
5.5 % -2
1 // 0
1 / 3
10**30 / 7
2**53 + 1.0
1e308 * 10
2**1024 / 2**1000
~True
-True
+False
True & False
True | 2
not ()
not 'a'
-0.0
-(1+2j)
(1+2j) * (3-1j)
1j ** 2
(1+2j) / 0
'a' + 'b'
'ab' * 3
'ab' * 5000
b'a' + b'b'
3 * (1, 'a')
(1, 2) + (3,)
(0,) * 300
'abc'[1]
'abc'[-1]
'abc'[5]
b'abc'[0]
(1, 2, 3)[True]
(1, (2, 3.0, None, ...))
x in [1, 2, 'a']
x in {1, 2}
x not in [a, b]
not x in y
not x is y
[i for i in [1, 2]]
'%s' % (x,)
'%5.3r %-4s %%' % (x, y)
'%d' % (x,)
'%s %s' % (x,)
'a%sb' % 1
__debug__
'\\ud800' + 'x'
x[1:2]
"""



warnings.simplefilter("ignore")
for line in EXPRESSIONS.strip().split("\n"):
    code = compile(line, "f", "eval")
    print(f"{line}\t{code.co_code.hex()}\t{ascii(code.co_consts)}")
