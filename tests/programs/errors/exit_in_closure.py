# SystemExit passes except Exception on its way out.
def make():
    def leave(code):
        raise SystemExit(code)

    return leave


try:
    make()(7)
except Exception:
    print("not caught here")
finally:
    print("but this runs")
