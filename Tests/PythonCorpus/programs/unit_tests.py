"""Tests of a small queue, and what their runner says of those that fail."""
import io
import logging
import re
import unittest
import warnings


class Bounded:
    def __init__(self, size):
        if size < 1:
            raise ValueError("size must be positive")
        self.size = size
        self.items = []

    def push(self, item):
        if len(self.items) == self.size:
            logging.getLogger("bounded").warning("dropping %r", self.items[0])
            self.items.pop(0)
        self.items.append(item)

    def total(self):
        return sum(self.items)


class BoundedTest(unittest.TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append("set up class")

    @classmethod
    def tearDownClass(cls):
        cls.log.append("tear down class")

    def setUp(self):
        self.queue = Bounded(2)
        self.addCleanup(self.log.append, f"cleaned after {self._testMethodName}")

    def test_push(self):
        """What is pushed is there."""
        self.queue.push(1)
        self.assertEqual(self.queue.items, [1])
        self.assertIn(1, self.queue.items)

    def test_bounds(self):
        with self.assertLogs("bounded", "WARNING") as logs:
            for n in range(3):
                self.queue.push(n)
        self.assertEqual(logs.output, ["WARNING:bounded:dropping 0"])
        self.assertRaises(ValueError, Bounded, 0)
        with self.assertRaisesRegex(ValueError, "posit.*"):
            Bounded(-1)

    def test_equal_fails(self):
        self.assertEqual([1, 2, 3], [1, 5, 3], "lists")

    def test_text_fails(self):
        self.assertEqual("first\nsecond", "first\nsecund")

    def test_dict_fails(self):
        self.assertDictEqual({"a": 1, "b": [1]}, {"a": 1, "b": [2]})

    def test_sets_fail(self):
        self.assertSetEqual({1, 2}, {2, 3})

    def test_near_fails(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertAlmostEqual(1.0, 1.1, places=2)

    def test_no_exception_fails(self):
        with self.assertRaises(KeyError):
            {"a": 1}["a"]

    def test_parts(self):
        for n in range(4):
            with self.subTest(n=n):
                self.assertLess(n % 2, 1)

    def test_error(self):
        self.queue.push("x")
        self.queue.total()

    def test_warns(self):
        with self.assertWarns(DeprecationWarning):
            warnings.warn("old", DeprecationWarning)

    @unittest.skip("later")
    def test_skipped(self):
        self.fail("never")

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_fixed(self):
        self.assertFalse(False)


class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.value = 3

    async def test_value(self):
        self.assertEqual(self.value, 3)


def report(verbosity):
    stream = io.StringIO()
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in (BoundedTest, AsyncTest))
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    text = re.sub(r"in \d+\.\d+s", "in no time", stream.getvalue())
    # Where a traceback leads is the matter of other programs.
    text = re.sub(r"Traceback \(most recent call last\):\n(  .*\n)*", "", text)
    return result, text


result, text = report(1)
print(text)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
print(BoundedTest.log)
BoundedTest.log.clear()
print(report(2)[1])
# 3.14| .FFEuxFFFF.FsF..
# 3.14| ======================================================================
# 3.14| ERROR: test_error (__main__.BoundedTest.test_error)
# 3.14| ----------------------------------------------------------------------
# 3.14| TypeError: unsupported operand type(s) for +: 'int' and 'str'
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_dict_fails (__main__.BoundedTest.test_dict_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: {'a': 1, 'b': [1]} != {'a': 1, 'b': [2]}
# 3.14| - {'a': 1, 'b': [1]}
# 3.14| ?                ^
# 3.14|
# 3.14| + {'a': 1, 'b': [2]}
# 3.14| ?                ^
# 3.14|
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_equal_fails (__main__.BoundedTest.test_equal_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: Lists differ: [1, 2, 3] != [1, 5, 3]
# 3.14|
# 3.14| First differing element 1:
# 3.14| 2
# 3.14| 5
# 3.14|
# 3.14| - [1, 2, 3]
# 3.14| ?     ^
# 3.14|
# 3.14| + [1, 5, 3]
# 3.14| ?     ^
# 3.14|  : lists
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_near_fails (__main__.BoundedTest.test_near_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 1.0 != 1.1 within 2 places (0.10000000000000009 difference)
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_no_exception_fails (__main__.BoundedTest.test_no_exception_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: KeyError not raised
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_parts (__main__.BoundedTest.test_parts) (n=1)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 1 not less than 1
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_parts (__main__.BoundedTest.test_parts) (n=3)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 1 not less than 1
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_sets_fail (__main__.BoundedTest.test_sets_fail)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: Items in the first set but not the second:
# 3.14| 1
# 3.14| Items in the second set but not the first:
# 3.14| 3
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_text_fails (__main__.BoundedTest.test_text_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 'first\nsecond' != 'first\nsecund'
# 3.14|   first
# 3.14| - second
# 3.14| ?    ^
# 3.14| + secund
# 3.14| ?    ^
# 3.14|
# 3.14|
# 3.14| ======================================================================
# 3.14| UNEXPECTED SUCCESS: test_fixed (__main__.BoundedTest.test_fixed)
# 3.14| ----------------------------------------------------------------------
# 3.14| Ran 15 tests in no time
# 3.14|
# 3.14| FAILED (failures=8, errors=1, skipped=1, expected failures=1, unexpected successes=1)
# 3.14|
# 3.14| 15 8 1 1 False
# 3.14| ['set up class', 'cleaned after test_bounds', 'cleaned after test_dict_fails', 'cleaned after test_equal_fails', 'cleaned after test_error', 'cleaned after test_fixed', 'cleaned after test_known', 'cleaned after test_near_fails', 'cleaned after test_no_exception_fails', 'cleaned after test_parts', 'cleaned after test_push', 'cleaned after test_sets_fail', 'cleaned after test_text_fails', 'cleaned after test_warns', 'tear down class']
# 3.14| test_bounds (__main__.BoundedTest.test_bounds) ... ok
# 3.14| test_dict_fails (__main__.BoundedTest.test_dict_fails) ... FAIL
# 3.14| test_equal_fails (__main__.BoundedTest.test_equal_fails) ... FAIL
# 3.14| test_error (__main__.BoundedTest.test_error) ... ERROR
# 3.14| test_fixed (__main__.BoundedTest.test_fixed) ... unexpected success
# 3.14| test_known (__main__.BoundedTest.test_known) ... expected failure
# 3.14| test_near_fails (__main__.BoundedTest.test_near_fails) ... FAIL
# 3.14| test_no_exception_fails (__main__.BoundedTest.test_no_exception_fails) ... FAIL
# 3.14| test_parts (__main__.BoundedTest.test_parts) ... 
# 3.14|   test_parts (__main__.BoundedTest.test_parts) (n=1) ... FAIL
# 3.14|   test_parts (__main__.BoundedTest.test_parts) (n=3) ... FAIL
# 3.14| test_push (__main__.BoundedTest.test_push)
# 3.14| What is pushed is there. ... ok
# 3.14| test_sets_fail (__main__.BoundedTest.test_sets_fail) ... FAIL
# 3.14| test_skipped (__main__.BoundedTest.test_skipped) ... skipped 'later'
# 3.14| test_text_fails (__main__.BoundedTest.test_text_fails) ... FAIL
# 3.14| test_warns (__main__.BoundedTest.test_warns) ... ok
# 3.14| test_value (__main__.AsyncTest.test_value) ... ok
# 3.14|
# 3.14| ======================================================================
# 3.14| ERROR: test_error (__main__.BoundedTest.test_error)
# 3.14| ----------------------------------------------------------------------
# 3.14| TypeError: unsupported operand type(s) for +: 'int' and 'str'
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_dict_fails (__main__.BoundedTest.test_dict_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: {'a': 1, 'b': [1]} != {'a': 1, 'b': [2]}
# 3.14| - {'a': 1, 'b': [1]}
# 3.14| ?                ^
# 3.14|
# 3.14| + {'a': 1, 'b': [2]}
# 3.14| ?                ^
# 3.14|
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_equal_fails (__main__.BoundedTest.test_equal_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: Lists differ: [1, 2, 3] != [1, 5, 3]
# 3.14|
# 3.14| First differing element 1:
# 3.14| 2
# 3.14| 5
# 3.14|
# 3.14| - [1, 2, 3]
# 3.14| ?     ^
# 3.14|
# 3.14| + [1, 5, 3]
# 3.14| ?     ^
# 3.14|  : lists
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_near_fails (__main__.BoundedTest.test_near_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 1.0 != 1.1 within 2 places (0.10000000000000009 difference)
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_no_exception_fails (__main__.BoundedTest.test_no_exception_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: KeyError not raised
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_parts (__main__.BoundedTest.test_parts) (n=1)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 1 not less than 1
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_parts (__main__.BoundedTest.test_parts) (n=3)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 1 not less than 1
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_sets_fail (__main__.BoundedTest.test_sets_fail)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: Items in the first set but not the second:
# 3.14| 1
# 3.14| Items in the second set but not the first:
# 3.14| 3
# 3.14|
# 3.14| ======================================================================
# 3.14| FAIL: test_text_fails (__main__.BoundedTest.test_text_fails)
# 3.14| ----------------------------------------------------------------------
# 3.14| AssertionError: 'first\nsecond' != 'first\nsecund'
# 3.14|   first
# 3.14| - second
# 3.14| ?    ^
# 3.14| + secund
# 3.14| ?    ^
# 3.14|
# 3.14|
# 3.14| ======================================================================
# 3.14| UNEXPECTED SUCCESS: test_fixed (__main__.BoundedTest.test_fixed)
# 3.14| ----------------------------------------------------------------------
# 3.14| Ran 15 tests in no time
# 3.14|
# 3.14| FAILED (failures=8, errors=1, skipped=1, expected failures=1, unexpected successes=1)
# 3.14|
