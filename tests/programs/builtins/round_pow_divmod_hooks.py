# round, pow, divmod, abs, trunc by special methods, and what they refuse.
def attempt(run):
    try:
        print(repr(run()))
    except Exception as error:
        print(type(error).__name__, error)


class Number:
    def __round__(self, *digits):
        return ("round", digits)

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __rpow__(self, other, mod=None):
        return ("rpow", other, mod)

    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"

    def __abs__(self):
        return "abs"

    def __index__(self):
        return 12


n = Number()
print(round(n), round(n, 2), round(n, None), pow(n, 2), pow(n, 2, 5), pow(2, n), divmod(n, 1), divmod(1, n), abs(n), hex(n), bin(n), oct(n), chr(n) == "\x0c", [*range(n)][-1], "x" * n, int(n), float(n), complex(n))
for run in (lambda: round("a"), lambda: round(1.5, "a"), lambda: round(), lambda: round(1, 2, 3), lambda: pow("a", 2), lambda: pow(2, "a"), lambda: pow(2, 3, "a"), lambda: pow(2.5, 2, 3), lambda: pow(1), lambda: divmod("a", 1), lambda: divmod(1), lambda: abs("a"), lambda: hex(1.5), lambda: bin("a"), lambda: oct(None), lambda: chr(-1), lambda: chr(1114112), lambda: chr("a"), lambda: ord("ab"), lambda: ord(5), lambda: ord(""), lambda: pow(2, -1, 0), lambda: pow(base=2, exp=3), lambda: pow(2, 5, mod=3), lambda: round(number=2.7, ndigits=0), lambda: ord(b"a"), lambda: chr(10**30)):
    attempt(run)
