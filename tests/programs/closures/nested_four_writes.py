# Four levels, each writing a variable of every level above it.
def one():
    a = 1

    def two():
        nonlocal a
        b = 10
        a += 1

        def three():
            nonlocal a, b
            c = 100
            a += 1
            b += 1

            def four():
                nonlocal a, b, c
                a += 1
                b += 1
                c += 1
                return a, b, c

            first = four()
            return first, four(), (a, b, c)

        return three(), (a, b)

    return two(), a


print(one())
