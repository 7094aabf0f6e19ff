# Stacked decorators: expressions from the top, applications from the bottom.
def tag(name):
    print("make", name)

    def decorate(f):
        print("apply", name)

        def wrapper(*args):
            return f"<{name}>{f(*args)}</{name}>"

        return wrapper

    return decorate


@tag("html")
@tag("body")
@tag("p")
def text(s):
    return s


print(text("hello"))
depth = 0
f = text
while f.__closure__:
    depth += 1
    f = f.__closure__[0].cell_contents
print(depth, f.__name__)
