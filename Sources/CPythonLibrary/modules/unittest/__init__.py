"""Tests as classes, their assertions, and a runner that reports in text."""

from unittest.case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
    expectedFailure, skip, skipIf, skipUnless,
)
from unittest.loader import TestLoader, TestSuite, defaultTestLoader
from unittest.main import TestProgram, main
from unittest.runner import TestResult, TextTestResult, TextTestRunner

__all__ = [
    "FunctionTestCase", "IsolatedAsyncioTestCase", "SkipTest", "TestCase", "TestLoader", "TestProgram", "TestResult",
    "TestSuite", "TextTestResult", "TextTestRunner", "addModuleCleanup", "defaultTestLoader", "doModuleCleanups",
    "enterModuleContext", "expectedFailure", "main", "skip", "skipIf", "skipUnless",
]
