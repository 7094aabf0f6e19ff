# Two starred targets in one assignment.
*a, *b = range(4)
