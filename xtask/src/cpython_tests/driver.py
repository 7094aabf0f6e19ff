# Runs the test methods of one file of CPython's Lib/test and prints a line before and after each, so that what a hang or a
# crash leaves behind is known. What stands before this text: MODULE, its name; SEEN, the tests that need no run any more;
# LIST, whether the names are all that is wanted.
import sys

MARK = "\n\x01cpython-tests\x01"


def say(*fields):
    line = "\t".join(str(field).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for field in fields)
    sys.__stdout__.write(MARK + line + "\n")
    sys.__stdout__.flush()


def first_line(error):
    try:
        text = str(error).strip()
    except Exception:
        text = "(no text)"
    return (type(error).__name__ + ": " + text.split("\n")[0])[:300]


# Files of the library that need what a virtual machine without processes or threads does not have.
PLACES = {
    "subprocess.py": "subprocess",
    "script_helper.py": "subprocess",
    "pty.py": "subprocess",
    "threading.py": "threads",
    "threading_helper.py": "threads",
    "multiprocessing": "subprocess",
    "socket.py": "sockets",
    "socketserver.py": "sockets",
}


def place(error):
    """What the innermost frames of the library say that it is about."""
    try:
        step, found = error.__traceback__, ""
        while step is not None:
            name = step.tb_frame.f_code.co_filename.rpartition("/")[2]
            found = PLACES.get(name, found)
            step = step.tb_next
        return found
    except Exception:
        return ""


def main():
    try:
        import unittest

        __import__(MODULE)
        module = sys.modules[MODULE]
    except BaseException as error:
        if type(error).__name__ == "SkipTest":
            say("skipped-file", str(error))
        else:
            say("failed-file", first_line(error), place(error))
        return

    class Result(unittest.TestResult):
        bad = None

        def startTest(self, test):
            super().startTest(test)
            self.bad = None
            say("start", test.id())

        def stopTest(self, test):
            super().stopTest(test)
            if self.bad is not None:
                say(*self.bad)

        def note(self, kind, test, error):
            if not hasattr(test, "_testMethodName"):
                say("class", test.id(), first_line(error), place(error))
            elif self.bad is None:
                self.bad = (kind, test.id(), first_line(error), place(error))

        def addSuccess(self, test):
            if self.bad is None:
                say("pass", test.id())

        def addFailure(self, test, err):
            self.note("fail", test, err[1])

        def addError(self, test, err):
            self.note("error", test, err[1])

        def addSubTest(self, test, subtest, err):
            if err is not None:
                kind = "fail" if issubclass(err[0], test.failureException) else "error"
                self.note(kind, test, err[1])

        def addSkip(self, test, reason):
            if hasattr(test, "_testMethodName"):
                if self.bad is None:
                    say("skip", test.id(), reason)
            else:
                say("skip-class", test.id(), reason)

        def addExpectedFailure(self, test, err):
            self.addSuccess(test)

        def addUnexpectedSuccess(self, test):
            self.bad = ("fail", test.id(), "an unexpected success", "")

    def flat(suite):
        for test in suite:
            if isinstance(test, unittest.TestSuite):
                yield from flat(test)
            else:
                yield test

    try:
        tests = list(flat(unittest.defaultTestLoader.loadTestsFromModule(module)))
    except BaseException as error:
        say("failed-file", first_line(error), place(error))
        return
    if LIST:
        for test in tests:
            say("test", test.id())
    else:
        unittest.TestSuite([test for test in tests if test.id() not in SEEN]).run(Result())
    say("end")


main()
