# Names of a class body are not visible to its methods: they see the function or the module.
name = "module"


class A:
    name = "class"

    def method(self):
        return name


def outer():
    name = "function"

    class B:
        name = "class"

        def method(self):
            return name

        seen = name

    return B


print(A().method(), A.name)
print(outer()().method(), outer().seen)
