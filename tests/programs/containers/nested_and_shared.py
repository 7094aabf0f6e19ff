# Nested containers: shared parts, deep comparison, unpacking in displays.
row = [0] * 3
shared = [row] * 2
own = [[0] * 3 for _ in range(2)]
shared[0][0] = own[0][0] = 1
print(shared, own, shared[0] is shared[1], own[0] is own[1])
a = [1, 2]
print([*a, *a], (*a, 3), {*a, 3} == {1, 2, 3}, {"x": 0, **{"y": 1, "x": 2}}, [*"ab", *range(2)], [*{}, *()])
tree = {"name": "root", "children": [{"name": "leaf", "children": []}, {"name": "twig", "children": [{"name": "bud", "children": []}]}]}


def names(node, depth=0):
    yield "  " * depth + node["name"]
    for child in node["children"]:
        yield from names(child, depth + 1)


print("\n".join(names(tree)))
print([[1, 2], {"a": (1,)}] == [[1, 2], {"a": (1,)}], tree["children"][1]["children"][0]["name"])
matrix = [[1, 2], [3, 4]]
matrix[0], matrix[1] = matrix[1], matrix[0]
matrix[0][1], *matrix[1] = 9, 8, 7
print(matrix, list(zip(*matrix)), sum(matrix, []))
