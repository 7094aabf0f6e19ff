# sys.exc_info and sys.exception say what is being handled.
import sys
def e1():
    try: 1/0
    except Exception as e:
        print(sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__, sys.exception() is e)
    print(sys.exc_info(), sys.exception())
e1()
