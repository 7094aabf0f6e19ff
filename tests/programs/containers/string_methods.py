# Strings: split, join, strip, replace, justify, partition, translate.
print("a,b,,c".split(","), "a b  c ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " x ".split(" "), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True))
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join(str(n) for n in range(3)), "x".join(("one",)))
print(repr("  x ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"), "abcba".strip("ab"), "prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"), "body".removesuffix(""))
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "aaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("z", "y"))
print("ab".center(6, "*") + "|", "ab".ljust(5) + "|", "ab".rjust(5, "0"), "7".zfill(3), "-7".zfill(4), "+x".zfill(4), "toolong".center(3))
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="))
print("a\tb".expandtabs(4), "abc".translate({97: "A", 98: None, ord("c"): 67}), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans({"h": "J"})))
print("%s" % "x", "abc".encode().decode(), "A-B c".title(), "they're".title(), "hello world".capitalize())
