# A container by special methods: len, getitem, setitem, delitem, contains, iter, call.
class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        print("get", index)
        return self.items[index]

    def __setitem__(self, index, value):
        print("set", index, value)
        self.items[index] = value

    def __delitem__(self, index):
        print("del", index)
        del self.items[index]

    def __contains__(self, item):
        print("contains", item)
        return item in self.items

    def __iter__(self):
        print("iter")
        return iter(self.items)

    def __call__(self, *args, **kwargs):
        return args, kwargs


bag = Bag("a", "b", "c")
print(len(bag), bag[0], bag[-1], bag[0:2], bool(bag), bool(Bag()))
bag[1] = "B"
del bag[0]
print("B" in bag, "z" not in bag, list(bag), [x for x in bag], bag(1, k=2))
first, second = bag
print(first, second)
try:
    bag[9]
except IndexError as e:
    print(type(e).__name__, e)
