# A cell taken from one function and a function built from its type, code and a closure.
def cell(value):
    return (lambda: value).__closure__[0]


def template():
    x = y = None

    def show():
        return x, y

    return show


show = template()
Function = type(show)
ours = Function(show.__code__, globals(), "ours", None, (cell(1), cell("two")))
print(ours(), ours.__name__)
shared = cell([])
twins = [Function(show.__code__, {}, None, None, (shared, shared)) for _ in range(2)]
shared.cell_contents.append("seen by both")
print(twins[0](), twins[1]()[0] is twins[0]()[1])
for closure in (None, (), (shared,), (1, 2), [shared, shared]):
    try:
        Function(show.__code__, {}, None, None, closure)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
