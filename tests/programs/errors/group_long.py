# More than fifteen members are cut; ten levels deep are cut.
deep = ValueError("bottom")
for level in range(12):
    deep = ExceptionGroup(f"level {level}", [deep])
many = ExceptionGroup("many", [ValueError(n) for n in range(17)])
raise ExceptionGroup("both", [many, deep])
