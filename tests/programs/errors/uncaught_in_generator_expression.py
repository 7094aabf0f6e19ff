# A generator expression has a frame of its own.
items = ["1", "2", "x"]
print(sum(int(item) for item in items[:2]))
print(sum(int(item) for item in items))
