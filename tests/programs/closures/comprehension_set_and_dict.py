# Set and dict comprehensions over captured variables.
def make(words):
    lengths = {len(word) for word in words}

    def by_length():
        return {n: sorted(w for w in words if len(w) == n) for n in sorted(lengths)}

    return by_length


print(make(["a", "to", "of", "the", "an", "cat"])())
