# Functions that make predicates, combined by functions that make functions.
def divisible(n):
    return lambda x: x % n == 0


def both(f, g):
    return lambda x: f(x) and g(x)


def rules(*pairs):
    def apply(x):
        for test, word in pairs:
            if test(x):
                return word
        return str(x)

    return apply


fizz = rules(
    (both(divisible(3), divisible(5)), "FizzBuzz"),
    (divisible(3), "Fizz"),
    (divisible(5), "Buzz"),
)
print(" ".join(fizz(n) for n in range(1, 31)))
