# A class body looks in its own names before the cell: a deleted name falls back to the cell.
def outer(value):
    class C:
        locals()["value"] = "from the class dict"
        first = value
        del locals()["value"]
        second = value

    return C.first, C.second


print(outer("from the cell"))


def unbound():
    try:
        class C:
            first = late
    except NameError as e:
        print(type(e).__name__, e)
    late = 1
    class D:
        first = late
    return D.first


print(unbound())
