# A dict or a set that changes its size while it is iterated says so; a list goes on.
for container, change in (({1: 1, 2: 2}, lambda c: c.update({3: 3})), ({1: 1, 2: 2}, lambda c: c.pop(1)), ({1, 2}, lambda c: c.add(3))):
    try:
        for item in container:
            change(container)
    except RuntimeError as e:
        print(type(e).__name__, e)
d = {"a": 1, "b": 2}
for key in d:
    d[key] += 10
print(d)
for key in list(d):
    del d[key]
print(d)
items = [1, 2, 3, 4]
for item in items:
    if item % 2:
        items.remove(item)
    if len(items) < 8:
        items.append(item * 2)
print(items)
