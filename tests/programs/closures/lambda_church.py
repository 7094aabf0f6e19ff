# Numbers made only of closures.
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
add = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
mul = lambda m: lambda n: lambda f: m(n(f))
to_int = lambda n: n(lambda x: x + 1)(0)

one = succ(zero)
two = succ(one)
three = add(one)(two)
print([to_int(n) for n in (zero, one, two, three, mul(two)(three), mul(three)(mul(three)(three)))])
print(three(lambda s: s + "!")("hey"))
