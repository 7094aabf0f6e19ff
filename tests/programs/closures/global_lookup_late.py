# Free variables are fixed when the code is compiled; globals and built-ins are looked up at each call.
def f():
    return len([1, 2, 3]), value


try:
    f()
except NameError as e:
    print(type(e).__name__, e)
value = 1
print(f())
len = lambda x: "mine"
print(f())
del len
print(f())
del value
try:
    f()
except NameError as e:
    print(type(e).__name__, e)
