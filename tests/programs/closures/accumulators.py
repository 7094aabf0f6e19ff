# Accumulators that keep sums, extremes and a bounded history in cells.
def make_stats(keep):
    count, total = 0, 0
    low = high = None
    last = []

    def feed(*values):
        nonlocal count, total, low, high, last
        for v in values:
            count += 1
            total += v
            low = v if low is None or v < low else low
            high = v if high is None or v > high else high
            last = (last + [v])[-keep:]
        return count

    def report():
        return {"count": count, "total": total, "low": low, "high": high, "last": last}

    return feed, report


feed, report = make_stats(keep=2)
print(report())
print(feed(5), feed(1, 9, -4), feed())
print(report())
