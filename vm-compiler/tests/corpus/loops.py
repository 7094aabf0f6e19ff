"""Loops: how they begin, end, and are left."""


def nested(rows):
    for row in rows:
        for cell in row:
            if not cell:
                continue
            if cell == "stop":
                break
            yield cell
        else:
            yield "row done"
    else:
        return "all done"


def forever():
    while True:
        try:
            step()
        except StopIteration:
            break
        finally:
            clean()


def counted(n):
    while n > 0 and not done(n) or n is None:
        n -= 1
        if n % 2: continue
        print(n)
    else:
        n = -1
    return n


def dead_code(x):
    while 0:
        never()
    if False:
        never()
    elif x:
        return 1
        never()
    if True:
        pass
    while x:
        return 2


def empty(x):
    for _ in x: pass
    for _ in x:
        pass
    else: pass


def conditions(a, b, c):
    if a is None: return 1
    if b is not None: return 2
    if not (a and b) or c: return 3
    if a < b < c: return 4
    if (a if b else c): return 5
    if not a: pass
    return a and b or c, a or b and c, not a, a if not b else c, 1 < a() < 2
