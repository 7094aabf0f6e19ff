# collections: Counter, ChainMap, deque, defaultdict and OrderedDict under their library's names.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()))
c.update({"a": 2, "x": 1})
c.subtract("aab")
print(c, +c, -Counter(a=-1, b=2), Counter(a=1) == Counter({"a": 1, "b": 0}))
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2),
      Counter(a=3, b=1) | Counter(a=1, b=2), Counter(a=1) <= Counter(a=2, b=1))
c = Counter(a=1)
c += Counter(a=2, b=-1)
del c["nothing"]
print(c, dict(c), Counter(), c.copy() is c, isinstance(c, dict))
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], len(m), list(m), "b" in m, m.get("z", 0), sorted(m.items()))
child = m.new_child({"c": 5})
child["b"] = 9
print(child, child.parents, m["b"], dict(child))
for act in (lambda: m["zz"], lambda: m.pop("b"), lambda: ChainMap().popitem()):
    try:
        act()
    except KeyError as e:
        print(e)
d = defaultdict(list)
for word in "apple avocado bean".split():
    d[word[0]].append(word)
print(d, dict(d))
q = deque(maxlen=3)
for n in range(5):
    q.append(n)
q.appendleft(9)
print(q, q.pop(), list(q))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(list(o.items()), o.popitem(last=False), list(reversed(o)))
