"""Records what CPython 3.12 says of programs that it refuses.

usage: python3.12 record/syntax_errors.py > tests/syntax_errors.txt
"""

import warnings

PROGRAMS = r'''
def f():
    global x
    nonlocal x
---
def f(a, a): pass
---
def f(x):
    global x
---
def f():
    print(x)
    global x
---
def f():
    x: int
    global x
---
def f():
    def g():
        nonlocal y
---
nonlocal x
---
def f():
    from os import *
---
class C:
    [y := x for x in z]
---
[x := 0 for x in y]
---
[[(j := 0) for i in range(5)] for j in range(5)]
---
[i for i in (j := range(5))]
---
def f[T, T](): pass
---
def f[T]():
    nonlocal T
---
class C[T]:
    type X = lambda: T
---
from __future__ import annotations
def f(x: (yield)): pass
---
type X[T: (yield)] = int
---
[(yield x) for x in y]
---
return
---
yield x
---
await x
---
def f():
    await x
---
async def f():
    yield from x
---
async def f():
    yield 1
    return 2
---
def f():
    async with x: pass
---
def f():
    async for x in y: pass
---
def f():
    return [x async for x in y]
---
break
---
for x in y:
    def f():
        continue
---
try:
    pass
except* ValueError:
    return
---
def f():
    for x in y:
        try: pass
        except* E: break
---
try: pass
except: pass
except E: pass
---
*x = y
---
*a, *b = c
---
x = *a
---
__debug__ = 1
---
def f(__debug__): pass
---
del __debug__
---
f(a=1, a=2)
---
x.__debug__ = 1
---
import a as __debug__
---
match x:
    case a: pass
    case b: pass
---
match x:
    case _: pass
    case 1: pass
---
match x:
    case a, a: pass
---
match x:
    case (a | 1): pass
---
match x:
    case {1: a, 1.0: b}: pass
---
match x:
    case C(a=1, a=2): pass
---
match x:
    case [*a, *b]: pass
---
from __future__ import nothing_of_the_kind
---
import os
from __future__ import annotations
---
if x
    pass
---
if x:
pass
---
for x in y:
    pass
else:
pass
---
async def f():
pass
---
x = (1,
y = 2
---
x = [1, 2
---
f(1))
---
f(1]
---
x = (1,
]
---
x = 'abc
---
x = """abc
def
---
x = f'abc
---
x = 1_
---
x = 012
---
x = 0x
---
x = 0b2
---
x = 1abc
---
x = a $ b
---
x = a \ b
---
x = “a”
---
  x = 1
---
x = 1
  y = 2
---
if x:
    y
  z
---
print "x"
---
if x = 1: pass
---
f() = 1
---
1 = x
---
(a, f()) = 1
---
None = 1
---
x + 1 += 2
---
del f()
---
(x + 1): int = 2
---
f(a=1, 2)
---
f(**a, *b)
---
f(a.b=1)
---
f(x for x in y, 1)
---
def f(a=1, b): pass
---
def f(*): pass
---
def f(a, /, b, /): pass
---
[1 2]
---
x = 1 if 2
---
import a from b
---
f'{}'
---
f'{a b}'
---
f'{a'
---
f'a}'
---
'\x1'
---
b'\x1'
---
'\N{no such'
---
'\U00110000'
---
b'é'
---
try:
    pass
x = 1
---
class C
    pass
---
def f:
    pass
---
x = yield = 1
---
lambda: (yield) = 1
'''


def describe(source):
    try:
        compile(source, "f", "exec", dont_inherit=True)
    except SyntaxError as error:
        end = (error.end_lineno, error.end_offset)
        if error.end_offset is None or error.end_offset <= 0:
            end = (None, None)
        place = "|".join(map(str, (error.lineno, error.offset, *end)))
        return f"{type(error).__name__}|{place}|{error.msg}"
    return "none"


warnings.simplefilter("ignore")
for source in PROGRAMS.lstrip("\n").split("---\n"):
    print("--- " + describe(source))
    print(source, end="")
