# KeyboardInterrupt is no Exception; GeneratorExit neither.
for kind in (KeyboardInterrupt, GeneratorExit, SystemExit):
    try:
        try:
            raise kind("x")
        except Exception:
            print("never")
    except BaseException as error:
        print(repr(error), isinstance(error, Exception))
raise GeneratorExit("uncaught")
