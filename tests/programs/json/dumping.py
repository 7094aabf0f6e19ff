# json.dumps: every type, separators, sorted and skipped keys, default, indents.
import json
from collections import OrderedDict

print(json.dumps({"a": [1, 2.5, -0.0, 1e300, None, True, False], "b": {}, "c": [], "d": ()}))
print(json.dumps("quote \" back \\ \b\f\n\r\t \x01 \x7f é € 😀 \ud800 /"), json.dumps("é😀", ensure_ascii=False))
print(json.dumps({1: 1, 2.5: 2, True: 3, None: 4, "x": 5, 10**25: 6, float("inf"): 7}))
print(json.dumps({"b": 1, "a": {"d": 2, "c": 3}}, sort_keys=True), json.dumps([1, [2, {"a": 3}]], separators=(",", ":")))
print(json.dumps({(1, 2): 3, "k": 4, b"x": 5}, skipkeys=True))
print(json.dumps([float("nan"), float("inf"), -float("inf")]))
for indent in (0, 2, "\t"):
    print(json.dumps({"a": [1, {"b": []}, [[2]]], "c": {}}, indent=indent))
print(json.dumps([1, {"z": 1, "y": (2, 3)}], indent=1, sort_keys=True, separators=(";", "=")))


class Text(str):
    pass


class Number(int):
    def __repr__(self):
        return "never"


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(json.dumps([Text("t"), Number(7), OrderedDict(b=1, a=2), {Text("k"): Number(8)}]))
print(json.dumps([Point(1, 2), {"p": Point(3, 4)}], default=lambda p: {"x": p.x, "y": [p.y]}))
print(json.dumps(Point(1, 2), default=vars))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1, 2}}, cls=Encoder), Encoder().encode([{1}]), list(Encoder().iterencode("x")))
loop = []
loop.append([loop])
wheel = {}
wheel["w"] = wheel
for call in (lambda: json.dumps(loop), lambda: json.dumps(wheel), lambda: json.dumps({1, 2}), lambda: json.dumps({b"a": 1}),
             lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(Point(1, 1), default=lambda o: o),
             lambda: json.dumps({"a": 1, 2: 3}, sort_keys=True), lambda: json.dumps([Point(0, 0)], cls=Encoder)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split(":")[0])
