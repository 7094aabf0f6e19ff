# Functions, methods, classes and built-ins as values in containers and as arguments.
class Box:
    def __init__(self, n):
        self.n = n

    def add(self, k):
        return self.n + k


box = Box(10)
table = {"len": len, "upper": str.upper, "bound": box.add, "plain": Box.add, "class": Box, "lambda": lambda s: s * 2}
print(table["len"]("abc"), table["upper"]("abc"), table["bound"](1), table["plain"](box, 2), table["class"](3).n, table["lambda"](4))
print(list(map(str, [1, None, 2.5])), list(map(int, "123")), list(map(box.add, [1, 2])))
append = [].append
print(append(1), append.__self__, "a,b".split(","), ",".join(map(str, range(3))))
apply = lambda f, *args, **kwargs: f(*args, **kwargs)
print(apply(sorted, [3, 1, 2], reverse=True), apply(dict, a=1), apply(max, 1, 5, 2), apply(print, "x", "y", sep="-"))
