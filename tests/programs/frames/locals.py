# locals() in a function is one dict, brought up to date each time; free variables and cells are in it.
def loc():
    a = 1
    d = locals()
    b = 2
    locals()
    d['x'] = 3
    return d, locals(), (lambda: locals())()
print(loc())
def clos():
    v = 5
    def inner(): 
        nonlocal v
        print(locals())
        v += 1
        print(locals())
    inner()
    print(locals().keys())
clos()
