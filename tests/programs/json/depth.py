# json: texts nested too deep end in a RecursionError, not in a crash; those nested deep enough do not.
import json

for text in ("[" * 100000, '{"a":' * 100000, "[" * 100000 + "]" * 100000):
    try:
        json.loads(text)
    except RecursionError as e:
        print(e)
nested = json.loads("[" * 900 + "1" + "]" * 900)
print(json.dumps(nested) == "[" * 900 + "1" + "]" * 900)
deep = []
for _ in range(100000):
    deep = [deep]
for value in (deep, {"a": deep}):
    try:
        json.dumps(value)
    except RecursionError as e:
        print(e)
