# Globals that bring built-ins of their own; code objects with closures given to exec.
try: exec("len", {'__builtins__': {}})
except NameError as e: print(e)
exec("print(fancy, __builtins__ is d)", {'__builtins__': {'print': print, 'fancy': 3, 'd': 1}})
d = {'__builtins__': {'len': lambda x: 42}}
exec("def f(): return len('')\nr=[f(), [len(i) for i in 'a']]", d)
print(d['r'], d['f'].__builtins__ is d['__builtins__'])
try: exec("x", {'__builtins__': 123})
except TypeError as e: print(e)
def outer():
    v = 10
    def inner(): return v
    return inner
i = outer()
try: exec(i.__code__)
except TypeError as e: print(e)
exec(i.__code__, closure=i.__closure__)
try: exec(i.__code__, closure=(1,))
except TypeError as e: print(e)
try: exec("1", closure=())
except TypeError as e: print(e)
try: eval(i.__code__)
except TypeError as e: print(e)
try: exec((lambda x: 1).__code__)
except TypeError as e: print(e)
print(eval((lambda: 7).__code__))
