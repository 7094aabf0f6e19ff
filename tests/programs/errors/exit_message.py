# SystemExit with anything else prints it to stderr; the status is 1.
def stop():
    try:
        raise SystemExit("stopped on purpose")
    finally:
        print("finally runs")


stop()
