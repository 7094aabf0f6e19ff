# for and while with break, continue, else and nesting.
for i in range(3):
    print(i, end=" ")
else:
    print("for else")
for i in range(3):
    if i == 1:
        break
else:
    print("not here")
print("broke at", i)
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print(n, end=" ")
else:
    print("not here either")
print("n is", n)
while n:
    n -= 1
else:
    print("while else", n)
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print((i, j), end=" ")
    else:
        print("inner else")
    if i == 2:
        break
else:
    print("outer else")
print()
for x in []:
    print("never")
else:
    print("empty else")
while True:
    break
else:
    print("never")
