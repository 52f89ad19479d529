"""What a test case can claim."""

import collections
import difflib
import pprint
import re
import sys
import types
import warnings

_LONGEST = 80
_PLACEHOLDER = 12
_LEAST = 5
_LEAST_DIFFERENCE = _LONGEST - (_LEAST * 3 + _PLACEHOLDER * 2)


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _LONGEST:
        return result
    return result[:_LONGEST] + " [truncated]..."


def _shortened(text, before, behind):
    left_out = len(text) - before - behind
    if left_out > _PLACEHOLDER:
        return f"{text[:before]}[{left_out} chars]{text[len(text) - behind:]}"
    return text


def _pair(*values):
    """Representations of which only what differs is long."""
    texts = [safe_repr(value) for value in values]
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return tuple(texts)
    common = 0
    for characters in zip(*texts):
        if len(set(characters)) > 1:
            break
        common += 1
    prefix = texts[0][:common]
    room = _LONGEST - (longest - common + _LEAST + _PLACEHOLDER)
    if room > _LEAST:
        prefix = _shortened(prefix, _LEAST, room)
        return tuple(prefix + text[common:] for text in texts)
    prefix = _shortened(prefix, _LEAST, _LEAST)
    return tuple(prefix + _shortened(text[common:], _LEAST_DIFFERENCE, _LEAST) for text in texts)


class _Raises:
    """`assertRaises` as a context manager."""

    def __init__(self, test, expected, pattern=None):
        self.test_case = test
        self.expected = expected
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern
        self.message = None
        self.called = None
        self.exception = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.message, text))

    def handle(self, name, args, kwargs):
        if not _is_kind(self.expected, self._base):
            raise TypeError(f"{name}() arg 1 must be {self._base_text}")
        if not args:
            self.message = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.called = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)
        return None

    _base = BaseException
    _base_text = "an exception type or tuple of exception types"

    def _expected_name(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            if self.called:
                self._fail(f"{self._expected_name()} not raised by {self.called}")
            self._fail(f"{self._expected_name()} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(error)):
            self._fail(f'"{self.pattern.pattern}" does not match "{error}"')
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


def _is_kind(expected, base):
    if isinstance(expected, tuple):
        return all(_is_kind(part, base) for part in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Warns(_Raises):
    """`assertWarns` as a context manager."""

    _base = Warning
    _base_text = "a warning class or tuple of warning classes"

    def __enter__(self):
        self._recording = warnings.catch_warnings(record=True)
        self.warnings = self._recording.__enter__()
        warnings.simplefilter("always", self.expected if isinstance(self.expected, type) else Warning)
        return self

    def __exit__(self, kind, error, trace):
        self._recording.__exit__(kind, error, trace)
        if kind is not None:
            return
        first = None
        for entry in self.warnings:
            if not isinstance(entry.message, self.expected):
                continue
            first = first or entry.message
            if self.pattern is not None and not self.pattern.search(str(entry.message)):
                continue
            self.warning = entry.message
            self.filename = entry.filename
            self.lineno = entry.lineno
            return
        if first is not None:
            self._fail(f'"{self.pattern.pattern}" does not match "{first}"')
        if self.called:
            self._fail(f"{self._expected_name()} not triggered by {self.called}")
        self._fail(f"{self._expected_name()} not triggered")


_Watched = collections.namedtuple("_LoggingWatcher", ["records", "output"])


class _Logs:
    """`assertLogs` and `assertNoLogs`."""

    def __init__(self, test, logger, level, no_logs, formatter=None):
        import logging

        self.test_case = test
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO
        self.no_logs = no_logs
        self.message = None
        self.formatter = formatter or logging.Formatter("%(levelname)s:%(name)s:%(message)s")

    def __enter__(self):
        import logging

        watched = self.watcher = _Watched([], [])
        formatter = self.formatter

        class Handler(logging.Handler):
            def emit(self, record):
                watched.records.append(record)
                watched.output.append(self.format(record))

        handler = Handler()
        handler.setLevel(self.level)
        handler.setFormatter(formatter)
        logger = self.logger
        self._old = (logger.handlers[:], logger.level, logger.propagate)
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else watched

    def __exit__(self, kind, error, trace):
        import logging

        self.logger.handlers, level, self.logger.propagate = self._old
        self.logger.setLevel(level)
        if kind is not None:
            return False
        count = len(self.watcher.records)
        if self.no_logs and count:
            text = f"Unexpected logs found: {self.watcher.output!r}"
        elif not self.no_logs and not count:
            level = logging.getLevelName(self.level)
            text = f"no logs of level {level} or higher triggered on {self.logger.name}"
        else:
            return None
        raise self.test_case.failureException(self.test_case._formatMessage(self.message, text))


class Assertions:
    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f"{standardMsg} : {msg}"

    def _refuse(self, msg, text):
        raise self.failureException(self._formatMessage(msg, text))

    def _truncated(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."

    # Truth and identity

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._refuse(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._refuse(msg, f"{safe_repr(expr)} is not false")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            if isinstance(cls, tuple):
                text = f"{safe_repr(obj)} is not an instance of any of {cls!r}"
            else:
                text = f"{safe_repr(obj)} is not an instance of {cls!r}"
            self._refuse(msg, text)

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next((part for part in cls if isinstance(obj, part)), cls)
            self._refuse(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not isinstance(cls, type):
            self._refuse(msg, f"{cls!r} is not a class")
        if not issubclass(cls, superclass):
            kind = "any of " if isinstance(superclass, tuple) else ""
            self._refuse(msg, f"{cls!r} is not a subclass of {kind}{superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if not isinstance(cls, type):
            self._refuse(msg, f"{cls!r} is not a class")
        if issubclass(cls, superclass):
            if isinstance(superclass, tuple):
                superclass = next((part for part in superclass if issubclass(cls, part)), superclass)
            self._refuse(msg, f"{cls!r} is a subclass of {superclass!r}")

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            if isinstance(obj, type(sys)):
                what = f"module {obj.__name__!r}"
            elif isinstance(obj, type):
                what = f"type object {obj.__name__!r}"
            else:
                what = f"{type(obj).__name__!r} object"
            self._refuse(msg, f"{what} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            if isinstance(obj, type(sys)):
                what = f"module {obj.__name__!r}"
            elif isinstance(obj, type):
                what = f"type object {obj.__name__!r}"
            else:
                what = f"{type(obj).__name__!r} object"
            self._refuse(msg, f"{what} has unexpected attribute {name!r}")

    # Order and membership

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # Equality

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._refuse(msg, "%s != %s" % _pair(first, second))

    def assertEqual(self, first, second, msg=None):
        compare = None
        if type(first) is type(second):
            compare = self._type_equality_funcs.get(type(first))
            if isinstance(compare, str):
                compare = getattr(self, compare)
        (compare or self._baseAssertEqual)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _distance(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference, difference <= delta, f"within {safe_repr(delta)} delta"
        if places is None:
            places = 7
        return difference, round(difference, places) == 0, f"within {places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, is_near, how = self._distance(first, second, places, delta)
        if not is_near:
            text = f"{safe_repr(first)} != {safe_repr(second)} {how} ({safe_repr(difference)} difference)"
            self._refuse(msg, text)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, is_near, how = self._distance(first, second, places, delta)
        if is_near or first == second:
            text = f"{safe_repr(first)} == {safe_repr(second)} {how}"
            if delta is not None:
                if not first == second:
                    text += f" ({safe_repr(difference)} difference)"
            self._refuse(msg, text)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        one, two = first, second
        if first and second:
            if first[-1] != "\n" and second[-1] != "\n":
                one += "\n"
                two += "\n"
        elif second and second[-1] != "\n":
            two += "\n"
        elif first and first[-1] != "\n":
            one += "\n"
        diff = "\n" + "".join(difflib.ndiff(one.splitlines(True), two.splitlines(True)))
        self._refuse(msg, self._truncated("%s != %s" % _pair(first, second), diff))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is None:
            name = "sequence"
        else:
            name = seq_type.__name__
            for which, sequence in (("First", seq1), ("Second", seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(sequence)}")
        text = None
        lengths = []
        for which, sequence in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(sequence))
            except (TypeError, NotImplementedError):
                text = f"{which} {name} has no length.    Non-sequence?"
                break
        if text is None:
            if seq1 == seq2:
                return
            text = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _pair(seq1, seq2))
            for position in range(min(lengths)):
                try:
                    one = seq1[position]
                except (TypeError, IndexError, NotImplementedError):
                    text += f"\nUnable to index element {position} of first {name}\n"
                    break
                try:
                    two = seq2[position]
                except (TypeError, IndexError, NotImplementedError):
                    text += f"\nUnable to index element {position} of second {name}\n"
                    break
                if one != two:
                    text += "\nFirst differing element %d:\n%s\n%s\n" % ((position,) + _pair(one, two))
                    break
            else:
                if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                    return
            for which, sequence, more, less in (("First", seq1, 0, 1), ("Second", seq2, 1, 0)):
                if lengths[more] > lengths[less]:
                    text += f"\n{which} {name} contains {lengths[more] - lengths[less]} additional elements.\n"
                    start = lengths[less]
                    try:
                        text += f"First extra element {start}:\n{safe_repr(sequence[start])}\n"
                    except (TypeError, IndexError, NotImplementedError):
                        text += f"Unable to index element {start} of {which.lower()} {name}\n"
        self._refuse(msg, self._truncated(text, self._lines_differ(seq1, seq2)))

    def _lines_differ(self, first, second):
        lines = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
        return "\n" + "\n".join(lines)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for which, one, two in (("first", set1, set2), ("second", set2, set1)):
            try:
                differences.append(one.difference(two))
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{which} argument does not support set difference: {error}")
        if not (differences[0] or differences[1]):
            return
        lines = []
        for names, items in zip((("first", "second"), ("second", "first")), differences):
            if items:
                lines.append(f"Items in the {names[0]} set but not the {names[1]}:")
                lines.extend(repr(item) for item in items)
        self._refuse(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._refuse(msg, self._truncated("%s != %s" % _pair(d1, d2), self._lines_differ(d1, d2)))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            counts = collections.Counter(first), collections.Counter(second)
            if counts[0] == counts[1]:
                return
            differences = []
            for item in [*counts[0], *(item for item in counts[1] if item not in counts[0])]:
                if counts[0][item] != counts[1][item]:
                    differences.append((counts[0][item], counts[1][item], item))
        except TypeError:
            differences = _unhashable_differences(first, second)
        if differences:
            lines = ["First has %d, Second has %d:  %r" % difference for difference in differences]
            self._refuse(msg, self._truncated("Element counts were not equal:\n", "\n".join(lines)))

    # Texts

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._refuse(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            part = text[match.start():match.end()]
            self._refuse(msg, f"Regex matched: {part!r} matches {unexpected_regex.pattern!r} in {text!r}")

    def assertStartsWith(self, s, prefix, msg=None):
        self._edge("start", s.startswith(prefix), s, prefix, msg)

    def assertEndsWith(self, s, suffix, msg=None):
        self._edge("end", s.endswith(suffix), s, suffix, msg)

    def assertNotStartsWith(self, s, prefix, msg=None):
        if s.startswith(prefix):
            self._refuse(msg, f"{safe_repr(s)} starts with {safe_repr(prefix)}")

    def assertNotEndsWith(self, s, suffix, msg=None):
        if s.endswith(suffix):
            self._refuse(msg, f"{safe_repr(s)} ends with {safe_repr(suffix)}")

    def _edge(self, verb, holds, text, part, msg):
        if not holds:
            kind = "any of " if isinstance(part, tuple) else ""
            self._refuse(msg, f"{safe_repr(text)} doesn't {verb} with {kind}{safe_repr(part)}")

    # Exceptions, warnings, logs

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, expected_warning, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        return _Logs(self, logger, level, no_logs=False, formatter=formatter)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, no_logs=True)


def _unhashable_differences(first, second):
    result = []
    seen = []
    for item in first + second:
        if any(item == other for other in seen):
            continue
        seen.append(item)
        counts = [sum(1 for other in items if other == item) for items in (first, second)]
        if counts[0] != counts[1]:
            result.append((*counts, item))
    return result
