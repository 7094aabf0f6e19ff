# Case and classes of characters: special casing, final sigma, digits of other scripts, titles, letters beyond the BMP.
texts = ['Straße', 'ΑΣ ΑΣΑ Σ ὈΔΥΣΣΕΎΣ', 'ǆ ǅ Ǆ', 'ﬁne oﬀ', 'İı', 'ŉ', 'ΐ', '١٢٣', '²³½ↆ', 'ªº', 'ჯჰ', '𐐀𐐨', 'ᾳ ᾼ', 'aʼb', 'ⅰⅧ', 'ꙋ', 'héllo wörld', 'ß', 'ẞ', 'Ꭰꭰ', '٠a', '_x', '𝟘x', 'x·y', '゙', 'ab\u0301c', "they're bill's"]
for s in texts:
    print(ascii(s), *(ascii(getattr(s, m)()) for m in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold')))
    print(*(int(getattr(s, m)()) for m in ('isalpha', 'isalnum', 'isdecimal', 'isdigit', 'isnumeric', 'islower', 'isupper', 'istitle', 'isidentifier', 'isprintable', 'isspace')))
