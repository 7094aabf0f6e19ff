# Marks for attributes, calls with arguments, and subscripts in chains.
class Node:
    def __init__(self, value):
        self.value = value


def get(node):
    return node.value.value.upper()


print(get(Node(Node("text"))))
print(get(Node(Node(5))))
