# The order in which attributes are found: data descriptors, instance, other descriptors.
class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return f"data {self.name} {instance is not None} {owner and owner.__name__}"

    def __set__(self, instance, value):
        print("set", self.name, value)

    def __delete__(self, instance):
        print("delete", self.name)


class NonData:
    def __get__(self, instance, owner=None):
        return "non-data"


class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["only_set"] = value + 1


class OnlyDelete:
    def __delete__(self, instance):
        print("only delete")


class Owner:
    data = Data("d")
    non_data = NonData()
    only_set = OnlySet()
    only_delete = OnlyDelete()


o = Owner()
o.__dict__.update(data="instance", non_data="instance", plain="instance")
print(o.data, o.non_data, o.plain, Owner.data, Owner.non_data)
o.data = 5
del o.data
print(o.__dict__["data"])
o.only_set = 1
print(o.only_set)
try:
    o.only_delete = 2
except AttributeError as error:
    print(error)
del o.only_delete
for run in (lambda: delattr(o, "only_set"),):
    try:
        run()
    except AttributeError as error:
        print(error)


class Raising:
    def __get__(self, instance, owner):
        raise AttributeError("from get")


class Fallback:
    thing = Raising()

    def __getattr__(self, name):
        return "fallback " + name


print(Fallback().thing, getattr(Fallback, "thing", "default"))


class InstanceLevel:
    pass


i = InstanceLevel()
i.attribute = Data("on instance")
print(type(i.attribute).__name__)
Owner.data = "replaced on the class"
print(Owner.data, o.data)
