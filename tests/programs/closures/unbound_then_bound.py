# A cell goes from empty to full to empty to full again; the closure sees each state.
def outer():
    def look():
        try:
            return value
        except NameError as e:
            return str(e)

    print(look())
    value = 1
    print(look())
    del value
    print(look())
    value = 2
    print(look())
    try:
        del value
        del value
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    print(look())


outer()
