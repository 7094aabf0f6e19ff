# Chained comparisons: each operand once, short circuit, mixed operators.
def log(x):
    print("eval", x)
    return x


print(log(1) < log(2) < log(3), log(3) < log(1) < log(9), log(1) == log(1) != log(2) in [2])
print(1 < 2 > 1 <= 1 != 0, 1 in [1] == [[1]], (1 in [1]) == True, not 1 < 2 < 1)


class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        print("lt", self.answer)
        return self.answer

    def __bool__(self):
        raise ValueError("no truth")


print(Odd([]) < 1, Odd("x") < Odd("y") < 2, Odd("") < 5 < Odd(1))
x = 5
print(0 < x < 10, 0 < x < 3 or x == 5, x if 0 <= x < 5 else "out", [i for i in range(9) if 2 < i < 6 != i])
for run in (lambda: 1 < "a" < 2, lambda: 2 < 1 < "a", lambda: 1 < None, lambda: [] < (), lambda: {} < {}, lambda: 1 < 1j, lambda: object() < object(), lambda: int < str, lambda: len < len, lambda: None <= None):
    try:
        print(run())
    except TypeError as error:
        print(error)
