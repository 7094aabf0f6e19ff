# super() still finds self when self is itself captured and lives in a cell.
class A:
    def __init__(self, n):
        self.n = n

    def get(self):
        return self.n


class B(A):
    def get(self):
        def double():
            return self.n * 2

        return super().get(), double()


print(B(21).get())
print(B.get.__code__.co_cellvars, B.get.__code__.co_freevars)
