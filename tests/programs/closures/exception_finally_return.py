# try, finally and nonlocal: the order of the writes to a cell.
def outer():
    steps = ""

    def step(letter, fail=False):
        nonlocal steps
        steps += letter
        if fail:
            raise RuntimeError(letter)
        return letter

    def run(fail):
        try:
            step("a")
            step("b", fail)
            return step("c")
        except RuntimeError as e:
            return step("d") + str(e)
        else:
            step("never")
        finally:
            step("e")

    return run(False), run(True), steps


print(outer())
