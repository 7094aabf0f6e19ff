# **kwargs as a captured variable: the dict is in the cell, and it is one dict.
def make(**options):
    def get(name):
        return options.get(name, "nothing")

    def put(name, value):
        options[name] = value

    return get, put


get, put = make(colour="red", size=3)
print(get("colour"), get("size"), get("shape"))
put("shape", "round")
print(get("shape"))
print(get.__closure__[0].cell_contents)
print(make.__code__.co_cellvars)


def partial(f, *args, **kwargs):
    def call(*more, **others):
        return f(*args, *more, **{**kwargs, **others})
    return call


print(partial(dict, a=1, b=2)(b=3, c=4))
