# Each level has its own variable of the same name; an inner read finds the nearest.
def outer():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            x = "inner"

            def innermost():
                return x

            return innermost(), x

        return inner(), x

    return middle(), x


print(outer())
x = "module"


def reads_module():
    def inner():
        return x
    return inner()


print(reads_module())
