# A built-in that calls back has no line of its own.
numbers = [3, 1, 0]
print(sorted(numbers, key=lambda n: -n))
print(list(map(lambda n: 6 // n, numbers)))
