"""Records what `flags` of `compile` change in CPython 3.12.

usage: python3.12 record/options.py > tests/options.txt

A line: mode, flags, `co_flags` or the message of the error, source.
"""

import sys

FUTURE, TOP_LEVEL_AWAIT, PROMPT = 0x1FE0000, 0x2000, 0x4200
AWAITS = """
await x
[x async for x in y]
[x for x in await y]
async with a: pass
async for a in b: pass
def f(): await x
lambda: await x
yield x
class C: await x
return 1
(x async for x in y)
{x: await y for x in y}
async def f(): await x
""".strip().split("\n")
TYPED = [
    "if 1:\n  pass\n", "if 1:\n  pass\n\n", "if 1:\n  pass", "x=1", "x=1\n", "", "\n", "# c\n",
    "if 1:\n  pass\n#c\n", "x=1\n\n", "x = (\n\n", "'''abc\n", "1 +\n", "@a\n", "class C:\n", "x x\n", "x = (1,,\n",
    "if x:\n  pass\nelse:\n", "try:\n  x\n", "f(\n", "def f(a, b):\n", "def f(a, b): pass\n",
    "for x in y:\n", "while 1\n", "x = [1,\n 2", "x = {1: 2,\n", "x.\n", "x = \n", "import\n", "from a import (b,\n",
]
BARRY = ["x <> y", "x != y", "x < y > z", "'!='; x <> y"]
FLAGS = [0x1000000, 0x20000, 0x1FE0000 & ~0x400000, 0x10]


def line(source, mode, flags):
    try:
        what = hex(compile(source, "f", mode, flags, True).co_flags)
    except SyntaxError as error:
        what = error.msg
    print(mode, hex(flags), what, ascii(source), sep="\t")


assert sys.version_info[:2] == (3, 12)
for source in AWAITS:
    for mode in ("exec", "single"):
        line(source + "\n", mode, TOP_LEVEL_AWAIT)
line("await x", "eval", TOP_LEVEL_AWAIT)
for source in TYPED:
    for mode in ("exec", "single"):
        line(source, mode, PROMPT)
for source in BARRY:
    line(source, "exec", 0x400000)
for flags in FLAGS:
    line("def f(x: y): pass", "exec", flags)
