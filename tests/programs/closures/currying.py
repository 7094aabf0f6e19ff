# A function curried by closures, argument after argument.
def curry(f, arity):
    def collect(given):
        def take(*more):
            everything = given + more
            return f(*everything) if len(everything) >= arity else collect(everything)
        return take
    return collect(())


add3 = curry(lambda a, b, c: (a, b, c), 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3))
one = add3("one")
print(one("two")("three"), one("b", "c"))
