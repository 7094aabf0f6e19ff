# __getattr__ for missing attributes, __setattr__ and __delattr__ for all.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "log", [])
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        self.log.append("get " + name)
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        self.log.append("set " + name)
        setattr(self.target, name, value)

    def __delattr__(self, name):
        self.log.append("del " + name)
        delattr(self.target, name)


class Target:
    x = 1


p = Proxy(Target())
print(p.x)
p.y = 2
print(p.y, p.target.y)
del p.y
print(hasattr(p, "y"), getattr(p, "_z", "default"))
print(p.log)
