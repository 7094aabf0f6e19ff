# A parameter can't be global.
def f(a, b):
    global b
