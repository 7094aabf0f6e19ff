# A local variable read before it is assigned.
def f(flag):
    if flag:
        result = "assigned"
    return result


print(f(True))
print(f(False))
