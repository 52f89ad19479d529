"""Results of tests, and their report."""

import sys
import time
from traceback import TracebackException


class TestResult:
    """What came of tests."""

    __module__ = "unittest.result"

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def printErrors(self):
        pass

    def _note(self, entries, test, info):
        entries.append((test, self._text_of(info, test)))
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self._note(self.errors, test, err)

    def addFailure(self, test, err):
        self._note(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], test.failureException)
            self._note(self.failures if is_failure else self.errors, subtest, err)

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text_of(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _text_of(self, info, test):
        """The traceback, without the steps that are the tests' own machinery."""
        kind, value, trace = info
        shown = TracebackException(kind, value, trace)
        failure = getattr(test, "failureException", None)
        _strip(shown, failure is not None and isinstance(value, failure))
        return "".join(shown.format())

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} errors={len(self.errors)}" \
            f" failures={len(self.failures)}>"


def _is_machinery(entry):
    return entry.filename.startswith("<frozen unittest") or entry.filename == "<frozen contextlib>"


def _strip(shown, is_failure):
    while shown is not None:
        entries = list(shown.stack)
        while entries and _is_machinery(entries[0]):
            entries.pop(0)
        while is_failure and entries and _is_machinery(entries[-1]):
            entries.pop()
        shown.stack[:] = entries
        if shown.__cause__ is not None:
            _strip(shown.__cause__, is_failure)
        shown = shown.__context__


class _Stream:
    def __init__(self, stream):
        self.stream = stream

    def writeln(self, text=None):
        if text:
            self.write(text)
        self.write("\n")

    def __getattr__(self, name):
        return getattr(self.stream, name)


class TextTestResult(TestResult):
    """Writes what comes of each test."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream if hasattr(stream, "writeln") else _Stream(stream)
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._is_line_open = False
        self.durations = durations

    def getDescription(self, test):
        line = test.shortDescription()
        if self.descriptions and line:
            return f"{test}\n{line}"
        return str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self.stream.flush()
            self._is_line_open = True

    def _status(self, test, letter, word):
        if self.showAll:
            is_subtest = hasattr(test, "test_case")
            if is_subtest or not self._is_line_open:
                if self._is_line_open:
                    self.stream.writeln()
                if is_subtest:
                    self.stream.write("  ")
                self.stream.write(self.getDescription(test))
                self.stream.write(" ... ")
            self.stream.writeln(word)
            self._is_line_open = False
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._status(subtest, "F", "FAIL")
            else:
                self._status(subtest, "E", "ERROR")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._status(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._status(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._status(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._status(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._status(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._status(test, "u", "unexpected success")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(self.separator2)
            self.stream.writeln(text)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and writes a report."""

    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
        *, tb_locals=False, durations=None
    ):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        begin = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - begin
        result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln(f"Ran {run} test{'s' if run != 1 else ''} in {taken:.3f}s")
        self.stream.writeln()
        counts = []
        if not result.wasSuccessful():
            self.stream.write("FAILED")
            if result.failures:
                counts.append(f"failures={len(result.failures)}")
            if result.errors:
                counts.append(f"errors={len(result.errors)}")
        elif run == 0 and not result.skipped:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        if result.skipped:
            counts.append(f"skipped={len(result.skipped)}")
        if result.expectedFailures:
            counts.append(f"expected failures={len(result.expectedFailures)}")
        if result.unexpectedSuccesses:
            counts.append(f"unexpected successes={len(result.unexpectedSuccesses)}")
        self.stream.write(f" ({', '.join(counts)})\n" if counts else "\n")
        self.stream.flush()
        return result
