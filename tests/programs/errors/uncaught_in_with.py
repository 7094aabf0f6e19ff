# An exception that leaves a with block: __exit__ runs first.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__)


with Manager():
    print("inside")
    int("x")
