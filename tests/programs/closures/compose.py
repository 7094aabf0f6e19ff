# Function composition over a list, forwards and backwards.
def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x

    def reverse():
        return compose(*functions[::-1])

    composed.reverse = reverse
    return composed


p = compose(lambda x: x + 1, lambda x: x * 10, str)
print(p(4), repr(p(4)))
print(compose(lambda x: x * 10, lambda x: x + 1)(4), compose(lambda x: x * 10, lambda x: x + 1).reverse()(4))
print(compose()("nothing"), p.reverse.__closure__[0].cell_contents == p.__closure__[0].cell_contents)
