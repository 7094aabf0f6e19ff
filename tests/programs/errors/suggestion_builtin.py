# A built-in misspelled.
def total(values):
    return summ(values)


total([1])
