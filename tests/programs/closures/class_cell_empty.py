# A method called while the class body still runs finds the __class__ cell empty.
class C:
    def me(self):
        return __class__

    try:
        me(None)
    except NameError as e:
        print(type(e).__name__, e)
    before = me.__closure__[0]


print(C.before.cell_contents is C)
print(C().me() is C)
print("__classcell__" in C.__dict__)
