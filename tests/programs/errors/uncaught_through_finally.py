# finally runs before the traceback is printed.
def f():
    try:
        return [][0]
    finally:
        print("finally")


f()
