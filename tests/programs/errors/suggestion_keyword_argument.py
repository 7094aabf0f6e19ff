# A keyword argument misspelled gets no suggestion in 3.12.
def paint(*, colour):
    return colour


paint(color=1)
