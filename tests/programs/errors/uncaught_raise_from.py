# raise from: both tracebacks, with the sentence between them.
def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise KeyError(text) from e


print(parse("12"))
parse("twelve")
