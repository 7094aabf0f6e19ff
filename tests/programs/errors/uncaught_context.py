# An exception while another is handled: both tracebacks.
def handle():
    try:
        {}["missing"]
    except KeyError:
        [].pop()


handle()
