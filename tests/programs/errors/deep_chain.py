# Five exceptions, each while the one before was handled.
def chain(n):
    try:
        if n:
            chain(n - 1)
        raise ValueError(n)
    except ValueError as error:
        raise KeyError(n) from (error if n % 2 else None)


chain(2)
