# try inside loops inside try inside with: break, continue and return through all of them.
class Block:
    def __init__(self, log, name):
        self.log, self.name = log, name

    def __enter__(self):
        self.log.append("+" + self.name)

    def __exit__(self, *exc):
        self.log.append("-" + self.name)


def run(plan):
    log = []

    def go():
        for step in plan:
            try:
                with Block(log, step):
                    try:
                        if step == "continue":
                            continue
                        if step == "break":
                            break
                        if step == "return":
                            return "returned"
                        if step == "raise":
                            raise ValueError(step)
                        if step == "raise2":
                            raise KeyError(step)
                        log.append(step)
                    except KeyError as e:
                        log.append(repr(e))
                    else:
                        log.append("else")
                    finally:
                        log.append("finally")
            except ValueError as e:
                log.append(str(e))
        else:
            return "loop ended"
        return "broke out"

    return go(), log


for plan in (["plain", "continue", "raise"], ["raise2", "break", "never"], ["return", "never"], []):
    print(run(plan))
