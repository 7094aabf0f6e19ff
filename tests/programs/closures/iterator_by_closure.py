# The two-argument iter() with closures as callable.
def countdown(n):
    def step():
        nonlocal n
        n -= 1
        return n

    return step


print(list(iter(countdown(5), 0)))


def reader(text):
    position = 0

    def read(size):
        nonlocal position
        part = text[position:position + size]
        position += size
        return part

    return read


read = reader("abcdefgh")
print([part for part in iter(lambda: read(3), "")])
