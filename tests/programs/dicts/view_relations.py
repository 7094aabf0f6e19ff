# Relations of views whose items have an equality of their own.
class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Odd) and self.n == other.n


class Bad(Odd):
    __hash__ = Odd.__hash__

    def __eq__(self, other):
        raise ValueError("compared")


a = {Odd(n): Odd(n + 1) for n in range(6)}
b = {Odd(n): Odd(n + 1) for n in range(6)}
print(a.items() == b.items(), a.items() <= b.items(), a.items() < b.items(), a.keys() == b.keys())
b[Odd(9)] = Odd(0)
print(a.items() == b.items(), a.items() <= b.items(), a.items() < b.items(), b.items() > a.items(), b.items() >= a.items())
b[Odd(1)] = Odd(77)
print(a.items() <= b.items(), a.items() != b.items(), a.keys() <= b.keys())
print({1: 2}.items() == {(1, 2)}, {(1, 2)} == {1: 2}.items(), {1: 2}.items() < {(1, 2), 3})
for make in (
    lambda: {1: Bad(1)}.items() == {1: Bad(1)}.items(),
    lambda: {Bad(1): 1}.keys() == {Bad(1): 1}.keys(),
    lambda: {Bad(1): 1}.items() <= {Bad(1): 1}.items(),
    lambda: (1, Bad(1)) in {1: Bad(1)}.items(),
    lambda: {1: []}.items() == {(1, 2)},
    lambda: {(1, 2)} == {1: []}.items(),
):
    try:
        print(make())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
