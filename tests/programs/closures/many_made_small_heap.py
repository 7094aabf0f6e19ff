# A million closures made, called and dropped; only the last few are alive at any time.
def make(n):
    def add(x):
        return x + n

    return add


COUNT = 1_000_000
total = 0
kept = [None] * 8
for i in range(COUNT):
    f = make(i & 1023)
    total += f(1)
    kept[i & 7] = f
print(total)
print([f(0) for f in kept])
