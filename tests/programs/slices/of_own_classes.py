# What __getitem__, __setitem__ and __delitem__ are given for slices.
class Show:
    def __getitem__(self, key):
        return ("get", key)

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1:2], s[1:2, 3], s[:, ...], s[::], s[-1:], s["a":"b":"c"], s[()], s[1,], s[None])
s[1:2] = 3
s[::2], s[...] = 4, 5
del s[1:], s[0]
s[1:3] += ("more",)
