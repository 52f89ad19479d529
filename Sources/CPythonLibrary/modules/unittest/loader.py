"""Finds tests, and runs many."""

import functools
import sys
from fnmatch import fnmatchcase

from unittest.case import SkipTest, TestCase, _module_cleanups, _name_of, doModuleCleanups


class TestSuite:
    """Tests that are run one after the other, with the fixtures of their classes and modules around them."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return f"<{_name_of(type(self))} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def run(self, result, debug=False):
        is_top = not getattr(result, "_is_running", False)
        result._is_running = True
        for test in self:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result, debug)
                continue
            self._leave(result, type(test))
            self._enter(result, type(test))
            result._class = type(test)
            if getattr(result, "_module_failed", False) or type(test).__dict__.get("_class_failed", False):
                continue
            if debug:
                test.debug()
            else:
                test(result)
        if is_top:
            self._leave(result, None)
            result._is_running = False
        return result

    def debug(self):
        for test in self:
            test.debug()

    def _enter(self, result, cls):
        before = getattr(result, "_class", None)
        if cls is before or getattr(cls, "__unittest_skip__", False):
            return
        if before is None or before.__module__ != cls.__module__:
            result._module_failed = False
            module = sys.modules.get(cls.__module__)
            try:
                getattr(module, "setUpModule", lambda: None)()
            except Exception as error:
                result._module_failed = True
                self._report(result, "setUpModule", cls.__module__, error)
                _quietly(doModuleCleanups)
        if result._module_failed:
            return
        if "_class_failed" in cls.__dict__:
            cls._class_failed = False
        try:
            getattr(cls, "setUpClass", lambda: None)()
        except Exception as error:
            cls._class_failed = True
            self._report(result, "setUpClass", _name_of(cls), error)
            getattr(cls, "doClassCleanups", lambda: None)()

    def _leave(self, result, cls):
        before = getattr(result, "_class", None)
        if before is None or before is cls:
            return
        if not getattr(before, "__unittest_skip__", False) and not getattr(result, "_module_failed", False) \
                and not before.__dict__.get("_class_failed", False):
            try:
                getattr(before, "tearDownClass", lambda: None)()
            except Exception as error:
                self._report(result, "tearDownClass", _name_of(before), error)
            getattr(before, "doClassCleanups", lambda: None)()
            for _, error, _ in getattr(before, "tearDown_exceptions", ()):
                self._report(result, "tearDownClass", _name_of(before), error)
        if cls is None or cls.__module__ != before.__module__:
            if not getattr(result, "_module_failed", False):
                module = sys.modules.get(before.__module__)
                try:
                    getattr(module, "tearDownModule", lambda: None)()
                    if _module_cleanups:
                        doModuleCleanups()
                except Exception as error:
                    self._report(result, "tearDownModule", before.__module__, error)
        if cls is None:
            result._class = None

    def _report(self, result, method, parent, error):
        holder = _ErrorHolder(f"{method} ({parent})")
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))


def _quietly(function):
    try:
        function()
    except Exception:
        # What failed first was reported already.
        return


class _ErrorHolder:
    """Stands for a fixture in reports."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.id()

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def countTestCases(self):
        return 0


class TestLoader:
    """Makes suites of what it finds."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        def is_test(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{_name_of(testCaseClass)}.{name}"
            return self.testNamePatterns is None \
                or any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if is_test(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        from unittest.case import FunctionTestCase, IsolatedAsyncioTestCase

        tests = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) \
                    and item not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase):
                tests.append(self.loadTestsFromTestCase(item))
        suite = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        return load_tests(self, suite, pattern) if load_tests is not None else suite

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        item = module
        if item is None:
            item = __import__(parts.pop(0))
        parent = None
        for part in parts:
            parent, item = item, getattr(item, part)
        if isinstance(item, type(sys)):
            return self.loadTestsFromModule(item)
        if isinstance(item, type) and issubclass(item, TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type) and issubclass(parent, TestCase) and callable(item):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(item, TestSuite):
            return item
        if callable(item):
            test = item()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {item} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {item}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()
