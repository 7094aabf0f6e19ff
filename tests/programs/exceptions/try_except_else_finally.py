# Which of try, except, else and finally run, and in which order.
def run(what):
    steps = []
    try:
        steps.append("try")
        if what:
            raise what
    except ValueError as e:
        steps.append(f"except ValueError {e}")
    except (KeyError, IndexError) as e:
        steps.append(f"except lookup {e!r}")
    except Exception as e:
        steps.append(f"except {type(e).__name__}")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps


for what in (None, ValueError("v"), KeyError("k"), IndexError, RuntimeError(), ValueError):
    print(run(what))
