# json.loads: every type, hooks, numbers, white space, equal keys.
import json


class File:
    text = ""

    def write(self, text):
        self.text += text

    def read(self):
        return self.text


print(json.loads(' {"a" : [1, -2, 3.5, 1e3, -0.0, 2E-2, 0], "b":{ } ,"c":[ ], "d":null,"e":true,"f":false}\n'))
print(json.loads('"\\u00e9\\ud83d\\ude00 \\ud800x \\" \\\\ \\/ \\b\\f\\n\\r\\t é"').encode("utf-8", "surrogatepass"))
print(json.loads("[NaN, Infinity, -Infinity]"), json.loads("123456789012345678901234567890"), json.loads("-0"))
print(json.loads('{"a":1,"a":2}'), json.loads('{"a":1,"a":2}', object_pairs_hook=list))
print(json.loads('{"a":{"b":{}},"c":[{}]}', object_hook=lambda d: (sorted(d), len(d))))
print(json.loads("[1, 2.50, 3e1, Infinity]", parse_float=lambda s: "f" + s, parse_int=lambda s: "i" + s,
                 parse_constant=lambda s: "c" + s))
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads('"x"'.encode("utf-16")))
print(json.loads('"a\tb\nc"', strict=False))
print(json.JSONDecoder().raw_decode('[1, 2] rest'), json.JSONDecoder().raw_decode('  7', 2))
deep = json.loads("[" * 500 + "]" * 500)
depth = 0
while deep:
    deep, depth = deep[0], depth + 1
print(depth)
records = json.loads('[{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]')
print([k for k in records[0]], records[0].keys() == records[1].keys())
file = File()
json.dump({"to": ["a", 1]}, file)
print(file.text, json.load(file))


class Decoder(json.JSONDecoder):
    def decode(self, s):
        return ("decoded", super().decode(s))


print(json.loads("[]", cls=Decoder))
