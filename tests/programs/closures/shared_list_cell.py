# A captured list is changed in place by one closure and rebound by another.
def make():
    items = []

    def add(item):
        items.append(item)
        return len(items)

    def replace(new):
        nonlocal items
        old = items
        items = new
        return old

    def show():
        return items

    return add, replace, show


add, replace, show = make()
print(add("a"), add("b"))
first = show()
print(first is show())
old = replace(["z"])
print(old is first, show())
print(add("y"), show(), first)
