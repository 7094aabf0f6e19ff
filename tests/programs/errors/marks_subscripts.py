# Marks under the brackets of a subscript that fails, several on one line.
table = {"a": {"b": [1, 2]}}


def look(t):
    return t["a"]["b"][5] + t["zz"]


look(table)
