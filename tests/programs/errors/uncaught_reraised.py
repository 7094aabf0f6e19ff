# A re-raised exception shows where it came from, through the frame that caught it.
def fails():
    raise ValueError("original")


def passes_on():
    try:
        fails()
    except ValueError:
        print("seen")
        raise


passes_on()
