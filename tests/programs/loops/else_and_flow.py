# else of loops, break and continue in try/finally, nested loops, while with changes.
def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            break
    else:
        return "not found"
    return i


print(find("abc", "b"), find("abc", "z"), find([], 1))
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print("n", n)
else:
    print("never")
while n:
    n -= 1
else:
    print("else", n)


def flow():
    out = []
    for i in range(4):
        try:
            if i == 0:
                continue
            if i == 2:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    for i in range(2):
        try:
            return out
        finally:
            out.append("returned")


print(flow())


def swallowed():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i < 2:
                continue
            break
    return "swallowed"


print(swallowed())
for i in range(3):
    for j in range(3):
        if j == i:
            break
    else:
        print("no break", i)
        continue
    print(i, j)
for x in []:
    pass
try:
    x
except NameError as error:
    print(error)
for i in range(3):
    i = 10
print(i, [i for i in range(2)], i)
for a, (b, *c) in [(1, "xyz")]:
    print(a, b, c)
for d["k"] in (d := {}, 1)[1:]:
    print(d)
