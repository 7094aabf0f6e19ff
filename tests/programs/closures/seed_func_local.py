# An inner function that reads two variables of the function around it.
def func():
    free_x = 1
    free_y = 2

    def local(y):
        return y + free_x + free_y
    return local(1)

print(func())
