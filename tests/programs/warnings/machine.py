# Warnings of the machine itself: shown once a place, and the truth that comes with one.
def check(value):
    return bool(value)


for _ in range(3):
    print(check(NotImplemented))
if NotImplemented:
    print("true")
print(not NotImplemented, [1 for _ in (1, 2) if NotImplemented])
print("and", NotImplemented and 1, NotImplemented or 1)
