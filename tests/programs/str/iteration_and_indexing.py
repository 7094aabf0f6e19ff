# Characters of every width: indexing, iteration, comparison, multiplication, membership.
for text in ("ascii", "é", "€uro", "😀x", "a\u0301", "\ud800", "\x00"):
    print(ascii(text), len(text), [hex(ord(c)) for c in text], ascii(text[0]), ascii(text[-1]), ascii(text * 2), text[0] in text, text == "".join(text), text < "b")
print(sorted(["z", "é", "a", "😀", "€"]) == ["a", "z", "é", "€", "😀"], max("aé€"), min("zé"), "é" + "a" < "éb", "" in "x", "xx" in "x")
it = iter("ab")
print(next(it), list(it), list(reversed("xyz")), list(enumerate("é€")), "".join(reversed("é€😀")))
