# Long strs that are added to: what shares its beginning with another stays what it was.
text = "0123456789" * 60
first = text
kept = []
for i in range(300):
    text += "ab" if i % 3 else "-"
    if i % 50 == 0:
        kept.append((len(text), text[-5:], hash(text) == hash(text[:] + "")))
print(len(first), len(text), first == "0123456789" * 60, text[:600] == first)
print(kept)
left = text + "LEFT"
right = text + "RIGHT"
print(left[-8:], right[-8:], left[:-4] == right[:-5] == text, left == right)
wide = "ä" * 600
for c in "xyzλ€😀é":
    wide = wide + c
    print(len(wide), ascii(wide[-3:]), wide.count("ä"), wide.encode()[-3:])
joined = left + wide
print(len(joined), joined.find("LEFT"), joined.rfind("ä"), joined.index("😀"), "RIGHT" in joined)
words = {left: 1, right: 2}
print(words[text + "LEFT"], words[text + "RIGHT"], text + "LEFT" in words)
print(left.upper()[-6:], left.replace("LEFT", "")[-6:] == text[-6:], sorted([right, left, text])[0] == text)
grown = "x" * 512
for i in range(4000):
    grown += "y"
print(len(grown), grown.count("y"), grown[510:514], grown.strip("x")[:3], grown.split("x")[-1] == "y" * 4000)
