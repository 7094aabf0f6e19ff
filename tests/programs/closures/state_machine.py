# States are closures that give back the next state.
def machine(text):
    out = []
    word = ""

    def between(ch):
        nonlocal word
        if ch == " ":
            return between
        word = ch
        return inside

    def inside(ch):
        nonlocal word
        if ch == " ":
            out.append(word)
            return between
        word += ch
        return inside

    state = between
    for ch in text + " ":
        state = state(ch)
    return out, state is between


print(machine("  the quick  brown fox "))
print(machine(""))
