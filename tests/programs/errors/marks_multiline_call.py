# A call over several lines: its first line is shown, with marks to its end.
def target(a, b):
    raise ValueError(f"{a} {b}")


target(
    1,
    2,
)
