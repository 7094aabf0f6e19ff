# A class body with nonlocal writes the variable of the function around it.
def outer():
    count = 0

    class C:
        nonlocal count
        count = count + 1
        inside = count

    class D:
        nonlocal count
        count += 10

    return count, C.inside, hasattr(C, "count"), hasattr(D, "count")


print(outer())
