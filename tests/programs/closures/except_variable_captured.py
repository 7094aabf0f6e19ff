# The name of an except clause is a cell that is deleted when the clause ends.
def outer():
    try:
        raise ValueError("first")
    except ValueError as e:
        def show():
            return str(e)

        print(show())
    try:
        show()
    except NameError as problem:
        print(type(problem).__name__, problem)
    e = "now a string"
    print(show())


outer()
