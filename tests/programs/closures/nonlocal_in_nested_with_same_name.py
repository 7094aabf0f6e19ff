# nonlocal binds to the nearest function that owns the name, not to an outer one.
def outer():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            nonlocal x
            x = "changed"

        inner()
        return x

    return middle(), x


print(outer())
