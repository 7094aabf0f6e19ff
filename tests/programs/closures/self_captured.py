# self captured by a function inside a method, and by a lambda.
class Button:
    def __init__(self, name):
        self.name = name
        self.clicks = 0
        self.handlers = []

    def on_click(self):
        def handler():
            self.clicks += 1
            return self.name, self.clicks

        self.handlers.append(handler)
        return handler

    def label(self):
        return lambda prefix: prefix + self.name


ok = Button("ok")
cancel = Button("cancel")
click = ok.on_click()
print(click(), click(), ok.handlers[0]())
print(cancel.on_click()())
print(ok.clicks, cancel.clicks)
print(ok.label()("the "))
print(click.__closure__[0].cell_contents is ok)
print(click.__qualname__)
