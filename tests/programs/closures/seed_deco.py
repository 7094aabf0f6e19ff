# Closures over arguments and locals, what they show of their cells, and nonlocal through two levels.
def deco(user_name, password):
    def login(user):
        if not (user_name == "satori" and password == "123"):
            return "用戶名密碼不正確"
        else:
            return f"歡迎: {user}"
    return login

login = deco("satori", "123")
print(login("古明地覺"))
print(login("古明地戀"))

def some_func():
    name = "satori"
    age = 17
    gender = "female"
    def inner():
        print(name, age)
    return inner
func = some_func()
func()
print(func.__name__, func.__class__, func.__closure__[0].cell_contents, func.__closure__[1].cell_contents)

def foo():
    name = "古明地覺"; age = 17; gender = "female"
    def bar():
        nonlocal name
        nonlocal age
        print(gender)
        def inner():
            nonlocal gender
        return inner
    return bar
print(foo.__code__.co_cellvars, foo().__code__.co_freevars, foo.__code__.co_freevars, foo().__code__.co_cellvars)
print(some_func.__code__.co_varnames, some_func.__code__.co_nlocals)
