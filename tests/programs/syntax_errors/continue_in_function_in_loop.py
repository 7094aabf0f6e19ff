# A function inside a loop is not in the loop.
for i in range(3):
    def f():
        continue
