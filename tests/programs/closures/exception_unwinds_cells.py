# An exception unwinds through frames with cells; what they wrote before it stays written.
def outer():
    log = []

    def level(n):
        entered = n

        def leave():
            log.append(("left", entered))

        log.append(("entered", entered))
        try:
            if n == 0:
                raise ValueError("at the bottom")
            level(n - 1)
        finally:
            leave()

    try:
        level(3)
    except ValueError as e:
        log.append(str(e))
    return log


for line in outer():
    print(line)
