"""Records what an interpreter knows of its own instructions, for the tests to compare with.

    cargo xtask record facts    # writes what this prints in 3.12 and 3.11 to opcodes-X.Y.json

Only the standard library is used. A stack effect is stored for each argument of `args`, in that order, for a
jump that may be taken, that is taken and that isn't; a list of equal numbers is stored as one number, three
equal lists as one list. null stands for a ValueError.
"""

import json
import opcode
import sys

ARGS = [*range(21), 31, 32, 63, 64, 127, 128, 255, 256, 257, 511, 512, 0x0203, 0x7FFF, 0xFFFF, 0x10000, 0x123456]
LISTS = ["hasarg", "hasconst", "hasname", "hasjrel", "hasjabs", "haslocal", "hascompare", "hasfree", "hasexc"]


def has_arg(number):
    return number in opcode.hasarg if hasattr(opcode, "hasarg") else number >= opcode.HAVE_ARGUMENT


def effect(number, arg, jump):
    try:
        return opcode.stack_effect(number, arg, jump=jump)
    except ValueError:
        return None


def merged(items):
    return items[0] if all(item == items[0] for item in items) else items


def effects(number):
    args = ARGS if has_arg(number) else [None]
    return merged([merged([effect(number, arg, jump) for arg in args]) for jump in (None, True, False)])


def names(numbers):
    known = {number: name for name, number in opcode.opmap.items()}
    return [known[number] for number in numbers if number in known]


def facts():
    found = {
        "version": list(sys.version_info[:3]),
        "opmap": opcode.opmap,
        "HAVE_ARGUMENT": opcode.HAVE_ARGUMENT,
        "EXTENDED_ARG": opcode.EXTENDED_ARG,
        "caches": {name: opcode._inline_cache_entries[n] for name, n in opcode.opmap.items() if n < 256},
        "cmp_op": opcode.cmp_op,
        "nb_ops": [text for _, text in opcode._nb_ops],
        "args": ARGS,
        "stack_effect": {name: effects(number) for name, number in opcode.opmap.items()},
    }
    for name in LISTS:
        if hasattr(opcode, name):
            found[name] = names(getattr(opcode, name))
    for name in ("_intrinsic_1_descs", "_intrinsic_2_descs"):
        if hasattr(opcode, name):
            found[name[1:]] = getattr(opcode, name)
    return found


def main():
    lines = [f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in facts().items()]
    print("{\n" + ",\n".join(lines) + "\n}")


main()
