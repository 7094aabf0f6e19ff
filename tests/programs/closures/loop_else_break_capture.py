# Cells with break, continue and else in loops.
def search(items, wanted):
    log = []

    def note(text):
        log.append(f"{text} {position}")

    for position, item in enumerate(items):
        if item is None:
            note("skip")
            continue
        if item == wanted:
            note("found")
            break
    else:
        note("not found after")
    while position:
        position -= 1
        if position == 1:
            note("stop")
            break
    else:
        note("at")
    return log


print(search([None, 5, 7, 9], 7))
print(search([None, 5, 7, 9], 8))
