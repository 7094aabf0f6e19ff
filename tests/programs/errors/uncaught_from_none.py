# raise from None shows only the new exception.
try:
    1 / 0
except ZeroDivisionError:
    raise ValueError("no sign of the division") from None
