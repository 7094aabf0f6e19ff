"""Records what CPython 3.12 computes, for the number tests: python3.12 record.py [COUNT] [SEED] > cases.txt

A case is a line of fields with tabs between: operation, operands, result. Integers are hexadecimal; a long operand is
`@seed:words:kind:sign`, made the same way by the reader; a long result is `#bits:value % (2**61 - 1)`. Floats are their
64 bits. Texts are escaped. An exception is `!Type: message`.
"""
import math
import random
import struct
import sys

assert sys.version_info[:2] == (3, 12), sys.version
sys.set_int_max_str_digits(0)
MASK = (1 << 64) - 1
PRIME = (1 << 61) - 1


def words(seed, count, kind):
    """Words of splitmix64; kind `o` makes whole words of zeros and ones of them, which carries run through."""
    for _ in range(count):
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        yield z if kind == "r" else (MASK if z & 1 else 0) ^ (z >> 63)


class Big:
    """A long operand with its name."""

    def __init__(self, rnd, count):
        seed, kind, sign = rnd.getrandbits(32), rnd.choice("rro"), rnd.choice("+-")
        self.name = f"@{seed}:{count}:{kind}:{sign}"
        value = sum(word << (64 * i) for i, word in enumerate(words(seed, count, kind)))
        self.value = -value if sign == "-" else value


def spell(value):
    """A field."""
    if isinstance(value, Big):
        return value.name
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        if value.bit_length() > 256:
            return ("-" if value < 0 else "") + f"#{value.bit_length()}:{abs(value) % PRIME:x}"
        return f"{value:x}"
    if isinstance(value, float):
        value = value if value == value else math.nan
        return "%016x" % struct.unpack("<Q", struct.pack("<d", value))
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple):
        return " ".join(map(spell, value))
    out = ""
    for c in value:
        out += {"\\": "\\\\", "\t": "\\t", "\n": "\\n"}.get(c, c if " " <= c <= "~" else f"\\u{{{ord(c):x}}}")
    return out


LINES = []


def case(name, operands, function):
    values = [o.value if isinstance(o, Big) else o for o in operands]
    try:
        result = spell(function(*values))
    except Exception as error:
        result = "!" + spell(f"{type(error).__name__}: {error}")
    LINES.append("\t".join([name, *(f"{o:x}" if type(o) is int else spell(o) for o in operands), result]))


EDGES = [0, 1, -1, 2, -2, 3, 7, 10, -10, 255, 256, 2**31 - 1, -(2**31), 2**32 - 1, 2**32, -(2**32), 2**53, 2**53 + 1, 2**61 - 1,
         -(2**61 - 1), 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64 - 1, 2**64, 2**64 + 1, -(2**64), 2**96, 2**127 - 1,
         2**128 - 1, 2**128, -(2**128), 10**18, 10**19, 10**20, 10**38, -(10**39)]


def any_int(rnd, most=40):
    pick = rnd.random()
    if pick < 0.15:
        return rnd.choice(EDGES)
    if pick < 0.3:
        return (1 << rnd.randrange(200)) * rnd.choice([1, -1]) + rnd.choice([-1, 0, 1])
    if pick < 0.6:
        return rnd.getrandbits(rnd.choice([4, 16, 30, 31, 32, 33, 60, 63, 64, 65, 100, 128, 150])) * rnd.choice([1, -1])
    return Big(rnd, rnd.randrange(1, most))


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 0.2, 0.3, 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 123456.789, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
          2.225073858507201e-308, 1.7976931348623157e308, math.inf, -math.inf, math.nan, 2.675, 1e100, 0.05, 1e300, 3.0, 10.0, 255.0, 2**53.0, 2**63.0, -(2**63.0), 2.0**31, 1e-320]


def any_float(rnd):
    pick = rnd.random()
    if pick < 0.2:
        return rnd.choice(FLOATS)
    if pick < 0.45:
        return struct.unpack("<d", struct.pack("<Q", rnd.getrandbits(64)))[0]
    if pick < 0.6:
        return round(rnd.uniform(-1000, 1000), rnd.randrange(6))
    if pick < 0.7:
        return rnd.randrange(-2000, 2000) / rnd.choice([2, 4, 8, 16, 32, 1000])
    if pick < 0.8:
        return float(rnd.randrange(-100, 100))
    return rnd.uniform(-1, 1) * 10.0 ** rnd.randrange(-30, 30)


def big_cases(rnd):
    a, b = any_int(rnd), any_int(rnd)
    for name, function in (("add", lambda x, y: x + y), ("sub", lambda x, y: x - y), ("mul", lambda x, y: x * y), ("divmod", divmod),
                           ("and", lambda x, y: x & y), ("or", lambda x, y: x | y), ("xor", lambda x, y: x ^ y),
                           ("cmp", lambda x, y: (x > y) - (x < y)), ("truediv", lambda x, y: x / y)):
        if rnd.random() < 0.4 or name in ("divmod", "truediv"):
            case(name, (a, b), function)
    if rnd.random() < 0.3:
        case("mul", (Big(rnd, rnd.randrange(30, 400)), Big(rnd, rnd.randrange(30, 200))), lambda x, y: x * y)
        case("divmod", (Big(rnd, rnd.randrange(30, 200)), Big(rnd, rnd.randrange(3, 100))), divmod)
    if rnd.random() < 0.3:
        q, d = any_int(rnd, 20), any_int(rnd, 20)
        q, d = (getattr(v, "value", v) for v in (q, d))
        if d:
            near = q * d + rnd.choice([-1, 0, 1])
            if near.bit_length() < 250:
                case("divmod", (near, d), divmod)
    bits = rnd.choice([0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 200, rnd.randrange(600)])
    case("shl", (a, bits), lambda x, n: x << n)
    case("shr", (a, bits), lambda x, n: x >> n)
    case("invert", (b,), lambda x: ~x)
    case("hash", (a,), hash)
    case("float", (a,), float)
    case("bits", (b,), lambda x: (x.bit_length(), x.bit_count()))
    case("radix", (a, rnd.choice([10, 10, 10, 2, 8, 16])), lambda x, base: sum_text(format(x, {10: "d", 2: "b", 8: "o", 16: "x"}[base])))
    case("gcd", (a, b), math.gcd)
    case("isqrt", (a,), lambda x: math.isqrt(abs(x)))
    case("cmpf", (a, any_float(rnd)), lambda x, y: (x < y, x == y, x > y))
    near = any_float(rnd)
    if abs(near) < 1e60:
        case("cmpf", (int(near) + rnd.choice([-1, 0, 0, 1]), near), lambda x, y: (x < y, x == y, x > y))
    tie = (rnd.getrandbits(53) | 1 << 53) * 2 + 1
    tie = tie << rnd.randrange(150) | rnd.choice([0, 0, 1])
    case("float", (tie,), float)
    case("truediv", (tie, rnd.choice([1, 2, 3, 2**70, 2**100 + 1, 10**30])), lambda x, y: x / y)
    case("truediv", (rnd.getrandbits(60) | 1, 1 << rnd.randrange(60, 250)), lambda x, y: x / y)
    case("truediv", (Big(rnd, rnd.randrange(1, 34)), Big(rnd, rnd.randrange(1, 34))), lambda x, y: x / y)
    c = rnd.choice([0, 1, 2, 3, 5, 10, -1, -7, 12345, any_int(rnd, 3)])
    case("pow", (c, rnd.choice([0, 1, 2, 3, 7, 10, 20, 64, 100, rnd.randrange(60)])), pow)
    m = any_int(rnd, 8)
    case("powmod", (a, rnd.choice([0, 1, 2, 65537, rnd.getrandbits(20), any_int(rnd, 3)]), m), lambda x, e, y: pow(x, abs(e), y))
    case("inverse", (b, m), lambda x, y: pow(x, -1, y))
    length, order, signed = rnd.choice([0, 1, 2, 4, 7, 8, 9, 16, 20]), rnd.choice(["little", "big"]), rnd.random() < 0.5
    small = getattr(a, "value", a) % rnd.choice([1, 256, 2**64, 2**160]) * rnd.choice([1, 1, -1])
    if small.bit_length() > 250:
        small = 1
    case("tobytes", (small, length, order, signed), lambda x, n, o, s: x.to_bytes(n, o, signed=s))
    case("frombytes", (rnd.randbytes(rnd.randrange(20)), order, signed), lambda x, o, s: int.from_bytes(x, o, signed=s))


def limited(digits, tail):
    sys.set_int_max_str_digits(4300)
    try:
        return int("7" * digits + tail)
    finally:
        sys.set_int_max_str_digits(0)


def sum_text(text):
    """Long digits as their length and the sum of places."""
    if len(text) < 60:
        return text
    total = 0
    for c in text:
        total = (total * 131 + ord(c)) % PRIME
    return f"#{len(text)}:{total:x}"


def small_cases(rnd):
    values = [0, 1, -1, 2, -2, 3, -3, 7, -7, 10, 2**31, -(2**31), 2**32, 2**62, 2**63 - 1, -(2**63)]
    a, b = (rnd.choice([rnd.choice(values), rnd.getrandbits(rnd.randrange(1, 63)) * rnd.choice([1, -1])]) for _ in "ab")
    case("small.divmod", (a, b), lambda x, y: fits(*divmod(x, y)))
    case("small.pow", (a, e := rnd.randrange(70)), lambda x, y: fits(x ** y))
    case("small.powmod", (a, e, b), lambda x, y, z: fits(pow(x, y, z)))
    case("small.shl", (a, rnd.randrange(70)), lambda x, y: fits(x << y))
    case("small.shr", (a, rnd.randrange(70)), lambda x, y: fits(x >> y))
    case("small.gcd", (a, b), lambda x, y: fits(math.gcd(x, y)))


def fits(*values):
    if all(-(2**63) <= v < 2**63 for v in values):
        return values
    raise OverflowError("big")


INT_TEXTS = ["0", "-0", "+5", "  12  ", "0x10", "0xff", "-0x_ff ", "  -0x_ff ", "0b101", "0o17", "0O17", "0B1", "0Xf", "1_000", "1__0", "_1", "1_", "", " ", "-", "+", "--1", "- 1",
             "007", "00", "0_0", "0_7", "0x", "0x_", "0b2", "0b", "z", "Zz", "9", "1.5", "1e5", "\u0661\u0662", "\uff11", "\u00a012\u3000", "\x1f7\x1c", "12\0", "1 2", "0_x1", "x10", "inf", "\u0967_\u0968",
             "\U0001d7ce1", "0" * 70, "1" * 60, "f" * 40, "9" * 50, "abcdefghij", "123456789012345678901234567890", "\xb2", "\u0660x10", "0x\uff11", "8", "19", "0b12", "x" * 300, "\n" * 3 + "q" * 250]


def text_cases(rnd):
    text = rnd.choice(INT_TEXTS)
    if rnd.random() < 0.3:
        text = "".join(rnd.choice("0123456789abxz_-+ ") for _ in range(rnd.randrange(1, 12)))
    case("int", (text, rnd.choice([0, 0, 10, 10, 2, 8, 16, 36, 3, 1, 37, 7])), int)
    if rnd.random() < 0.2:
        digits = "".join(rnd.choice("0123456789") for _ in range(rnd.randrange(1, 80)))
        case("int", (digits, rnd.choice([10, 16, 36, 11, 32])), int)


FLOAT_TEXTS = ["1", " 1.5 ", "1_0.2_5", "1_.5", "1._5", "_1", "1_", "1e5", "1E+5", "1e-5", "1e", "e5", ".", ".5", "5.", "-.5", "+.5e1", "inf", "-inf", "+Infinity", "NaN", "-nan", "infinit", "in_f",
               "1e400", "-1e400", "1e-400", "0x10", "1 2", "", "  ", "\u0661.\u0662", "\u00a03\u3000", "1e1_0", "1__0", "1\0", "nan(1)", "1.7976931348623159e308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
               "9007199254740993", "0." + "1" * 50, "123456789" * 5, "1e+", "--1", "+-1", "1d5", "1f", "\uff11e\uff12", "1e_5", "1e5_", "infinity ", "\xb2"]
HEX_TEXTS = ["0x1.8p1", "1.8p1", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff7ffffffp1023", "inf", "-Infinity", "nan", "-NaN", "", " 0x10 ", "0x", "0x.8", "0x8.", ".", "p1", "0xp1", "1p", "1p+", "1p99999999999999999999", "0p99999999999999999999",
             "1p-99999999999999999999", "0x1.00000000000008p0", "0x1.000000000000080p0", "0x1.0000000000000801p0", "0x1.00000000000018p0", "1.1.1", "g", "0x1p1024", "0x0.8p1024", "-0", "+0x1P+5", "0x123456789abcdef123", "0x0.00000000000000000000000001p40", "0x1.ffffffffffffffp-1023", "infinit", "0x1_0", " 1\n"]


def float_cases(rnd):
    a, b = any_float(rnd), any_float(rnd)
    case("repr", (a,), repr)
    case("hex", (a,), float.hex)
    if a == a:
        case("fhash", (a,), hash)
    case("ratio", (a,), lambda x: exact_ratio(x))
    case("isint", (a,), lambda x: x.is_integer())
    case("trunc", (a,), int)
    case("round", (a, rnd.choice([0, 1, 2, 3, 5, -1, -2, 10, 20, 323, 324, -308, -309, rnd.randrange(-20, 30)])), round)
    tie = rnd.randrange(-10**6, 10**6) / rnd.choice([2, 4, 8, 16])
    case("round", (tie, rnd.randrange(4)), round)
    case("round", (float(rnd.randrange(10**6) * 5), -rnd.randrange(1, 5)), round)
    case("round0", (tie,), round)
    case("fdiv", (a, b), lambda x, y: x / y)
    case("ffloordiv", (a, b), lambda x, y: x // y)
    case("fmod", (a, b), lambda x, y: x % y)
    case("fdivmod", (a, b), divmod)
    case("fpow", (a, b), real_pow)
    case("fpow", (a, rnd.choice([0.5, 2.0, -1.0, 3.0, 10.0, -0.5, 1 / 3])), real_pow)
    text = rnd.choice(FLOAT_TEXTS)
    if rnd.random() < 0.3:
        text = rnd.choice([repr(a), "%.25e" % b, "".join(rnd.choice("0123456789.eE+-_") for _ in range(rnd.randrange(1, 9)))])
    case("parse", (text,), float)
    case("fromhex", (rnd.choice(HEX_TEXTS) if rnd.random() < 0.7 else a.hex(),), float.fromhex)


def exact_ratio(x):
    n, d = x.as_integer_ratio()
    shift = (n & -n).bit_length() - 1 if n else 0
    return (n >> shift, shift - (d.bit_length() - 1))


def real_pow(x, y):
    if -math.inf < x < 0 and math.isfinite(y) and y != math.floor(y):
        raise ValueError("complex")
    return x ** y


SPECS = ["", "5", "<5", ">8", "^9", "=8", "08", "<08", "*^12", "+", " ", "-", "+d", "z", "#x", "#X", "#010b", "#o", ",", "_", ",d", "_x", "_b", ",x", "012,", "011,", "010,", "09,", "08,", "x<012,", "0=12_", "0<8", "c", "5c",
         "+c", "#c", ".3c", "n", "e", ".0e", ".3e", "E", "f", ".0f", "#.0f", "F", "g", "G", ".3g", "#g", "%", ".1%", "08.3f", "+.2f", "z.1f", "z.0f", "s", ".2s", "5.1s", "^5.3", "é^7", "\U0001f600>4", "=5", "x", "y", "é", ",é", "\x07",
         ",,", ",_", "_,", "__", "5x", "abc", ".", "5.", ".f", "99999999999999999999", ".99999999999999999999", ".2147483648f", ".2147483648", ".2147483648d", "z#", "#z", "+z", "zx", "\u0665", "5\u0660", ".\u0662f", "015,.3f", "016,.2e",
         "020_.5f", ",.2%", "010.1%", "<<5", "==9", "}^5", "0", "00", "000005", "1,5", "_n", "5d5", " d", "-5", "+08,.1f", "n5", ".400f", ".30g", ".17g", "#.17g", "#", "#.3g", "#.0e", "d", "X", "o", "b", "012_x", "#014_x", ".50f", "#.3", ".0", ".1", "z.2g"]


def a_spec(rnd):
    if rnd.random() < 0.4:
        return rnd.choice(SPECS)
    maybe = lambda odds, *parts: rnd.choice(parts) if rnd.random() < odds else ""
    align = maybe(0.4, *"<>^=")
    return "".join([maybe(0.5, *"*0x ") if align else "", align, maybe(0.3, *"+- "), maybe(0.1, "z"), maybe(0.2, "#"), maybe(0.3, "0"), maybe(0.6, str(rnd.randrange(1, 30))), maybe(0.3, *",_"),
                    maybe(0.4, "." + str(rnd.randrange(0, 22))), maybe(0.8, *"bcdeEfFgGnoxX%s", *"dfegx")])


def format_cases(rnd):
    spec = a_spec(rnd)
    integer = any_int(rnd, 3) if rnd.random() < 0.5 else rnd.randrange(-2000, 200000)
    if spec[-1:] == "c" and (type(integer) is Big or not 32 <= integer < 0xd800):
        integer = 0x110000 if rnd.random() < 0.2 else 0x4e00
    case("format.int", (spec, integer), lambda s, v: format(v, s))
    case("format.float", (a_spec(rnd), any_float(rnd)), lambda s, v: format(v, s))
    fixed = rnd.choice(["f", ".1f", ".2f", ".3f", ".0f", "e", ".2e", "g", ".3g", ",.2f", "%", "08.2f"])
    case("format.float", (fixed, rnd.choice([any_float(rnd), rnd.randrange(-4000, 4000) / 8, rnd.randrange(10**6) / 1000])), lambda s, v: format(v, s))
    case("format.str", (a_spec(rnd), rnd.choice(["", "a", "abc", "h\u00e9llo", "\U0001f600b", "longer text"])), lambda s, v: format(v, s))
    form, value = a_percent(rnd)
    case("percent." + type(value).__name__, (form, value), lambda s, v: s % (v,))
    case("percent.star", (form.replace("%", "%*.*", 1) if rnd.random() < 0.5 else "%*.*" + rnd.choice("dfsx"), rnd.randrange(-12, 12), rnd.randrange(-2, 9), rnd.randrange(-300, 300)), lambda s, w, p, v: s % (w, p, v))


PERCENTS = ["%", "%%", "a%%b", "%5%", "%(a)s", "%(a", "%y", "%\u00e9", "%\x7f", "%d", "%i|", "%u", "%x", "%#x", "%#X", "%o", "%#o", "%05d", "%-05d|", "%+d", "% d", "%+ d", "%.5d", "%08.3d", "%#10x", "%#010x", "%#.5x", "%-#10x|", "%#+010.4x",
            "%f", "%.0f", "%#.0f", "%010.2f", "%-10.2f|", "%+.1e", "%G", "%#g", "%.3g", "%F", "%s", "%5s|", "%-5s|", "%.2s", "%05s", "%r", "%c", "%5c|", "%05c", "%.0c", "%ld", "%hd", "%lld", "%b", "%n", "%99999999999999999999d", "%.99999999999d", "%.2147483648d",
            "text %d more", "%s and %s", "%d%d", "no conversion", "", "%5", "%.", "%-", "%#", "%.x", "%.d", "h\u00e9 %y", "%z", "%\U0001f600"]


def a_percent(rnd):
    form = rnd.choice(PERCENTS)
    if rnd.random() < 0.4:
        maybe = lambda odds, *parts: rnd.choice(parts) if rnd.random() < odds else ""
        form = "%" + "".join([maybe(0.3, *"-+ #0"), maybe(0.3, *"-+ #0"), maybe(0.5, str(rnd.randrange(20))), maybe(0.4, "." + str(rnd.randrange(9)))]) + rnd.choice("diuxXoeEfFgGs")
    kinds = set(form) & set("diuxXoeEfFgGsrcyn")
    if kinds & set("eEfFgG"):
        value = any_float(rnd)
    elif kinds & set("src"):
        value = rnd.choice(["", "x", "abc", "h\u00e9llo"]) if "c" not in kinds else rnd.choice("xy\u00e9")
    else:
        value = rnd.choice([0, 5, -5, 255, -255, 123456789, -(10**20), 2**64])
    return form, value


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 12)
    for text in INT_TEXTS:
        for base in (0, 10, 16):
            case("int", (text, base), int)
    for text in FLOAT_TEXTS:
        case("parse", (text,), float)
    for text in HEX_TEXTS:
        case("fromhex", (text,), float.fromhex)
    for count_, tail in ((4300, ""), (4301, ""), (4301, "x"), (4300, "x"), (4301, "_"), (5000, " ")):
        case("limit", (count_, tail), limited)
    for spec in SPECS:
        case("format.int", (spec, 1234 if "c" not in spec else 0x4e00), lambda s, v: format(v, s))
        case("format.float", (spec, 1234.56), lambda s, v: format(v, s))
        case("format.str", (spec, "text"), lambda s, v: format(v, s))
    for form in PERCENTS:
        case("percent.int", (form, 77), lambda s, v: s % (v,))
    for _ in range(count):
        big_cases(rnd)
        small_cases(rnd)
        text_cases(rnd)
        float_cases(rnd)
        for _ in range(5):
            format_cases(rnd)
    for line in dict.fromkeys(LINES):
        print(line)


main()
