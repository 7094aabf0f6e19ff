# json.loads: what is wrong, and where.
import json

TEXTS = [
    "", "  ", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a:1}", '{"a" 1}',
    "{1:2}", "tru", "nul", "-", "+1", "01", "1.", ".5", "1e", "[1.e2]", '"abc', '"a\\', '"a\\x"', '"\\u12"', '"\\u12g4"',
    '"a\nb"', "[1]]", "1 2", "\ufeff[]", "[\n1,\n  x]", "Inf", "-Inf", "'a'", '{"a":1 "b":2}', '["a" "b"]',
    '"\\ud834\\u1x00"', "[true false]", '{"a":[1,{"b":}]}',
]
for text in TEXTS:
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), "-", e, "-", e.msg, e.pos, e.lineno, e.colno, e.doc == text)
for bad in (None, 1, ["[]"]):
    try:
        json.loads(bad)
    except TypeError as e:
        print(e)


def failing(value):
    raise KeyError(value)


for options in ({"object_hook": failing}, {"parse_int": failing}, {"parse_constant": failing}):
    try:
        json.loads('{"a": [1, NaN]}', **options)
    except KeyError as e:
        print("KeyError", e)
