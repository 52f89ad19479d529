"""Runs the tests of a module."""

import sys

from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner


class TestProgram:
    """Finds the tests of a module, runs them and ends the program with their result."""

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
        verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None
    ):
        # The module of the caller is there even where imports are restricted.
        self.module = __import__(module) if isinstance(module, str) else module
        if isinstance(module, str):
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.testLoader = testLoader
        self.testRunner = testRunner
        self.tb_locals = tb_locals
        names = self._parse(list(sys.argv if argv is None else argv)[1:])
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        elif defaultTest is not None:
            wanted = [defaultTest] if isinstance(defaultTest, str) else defaultTest
            self.test = testLoader.loadTestsFromNames(wanted, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        self.runTests()

    def _parse(self, arguments):
        names = []
        patterns = []
        while arguments:
            word = arguments.pop(0)
            if word in ("-v", "--verbose"):
                self.verbosity = 2
            elif word in ("-q", "--quiet"):
                self.verbosity = 0
            elif word in ("-f", "--failfast"):
                self.failfast = True
            elif word in ("-b", "--buffer"):
                self.buffer = True
            elif word == "-k" and arguments:
                pattern = arguments.pop(0)
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif word.startswith("-"):
                print(f"unittest: unrecognized argument: {word}", file=sys.stderr)
                sys.exit(2)
            else:
                names.append(word)
        if patterns:
            self.testLoader.testNamePatterns = patterns
        return names

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=bool(self.failfast), buffer=bool(self.buffer))
        self.result = runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
