# The marks point at the operation inside the line that failed.
a, b, c = 1, {"x": [0, None]}, "s"
print(a + b["x"][0])
print(a + b["x"][1] * 2 if a else c)
