# An assignment expression can't stand in the iterable of a comprehension.
print([x for x in (y := [1])])
