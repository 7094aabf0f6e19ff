# Late binding with a while loop, and a variable that is changed after the functions are made.
def make():
    functions = []
    i = 0
    while i < 3:
        square = i * i
        functions.append(lambda: (i, square))
        i += 1
    return functions


for f in make():
    print(f())
